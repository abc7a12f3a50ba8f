import type { Id } from '../../app/kernel/scalars.ts';
import type { Wire } from './wire.ts';

/** Where the demo's employees work. */
interface Place {
  readonly organisationId: Id;
  readonly siteId: Id;
}

/** What the client organisation is called. */
export const TOWN = 'Ville de Brévenne';

export const NOWHERE = { organisationId: null, siteId: null } as const;

/** What only technicians have. */
export const NO_SUPPORT = { level: null, teamId: null, certifications: [] };

/** The client organisation of the stage: one site, and a contract that holds day and night, so that a play can be given at any hour. */
export async function foundTown(wire: Wire): Promise<Place> {
  const organisation = await wire.must('organisation.save', { editing: null, name: TOWN });
  const site = await wire.must('site.save', {
    editing: null,
    organisationId: organisation.id,
    name: 'Hôtel de ville',
    timeZone: 'Europe/Paris',
  });
  await wire.must('contract.save', {
    editing: null,
    organisationId: organisation.id,
    name: 'Assistance aux agents, jour et nuit',
    terms: {
      remote: true,
      capabilities: ['view', 'control', 'clipboard', 'files', 'diagnostics', 'recording', 'voice', 'invite'],
      timeZone: 'Europe/Paris',
      hours: { mon: ALL_DAY, tue: ALL_DAY, wed: ALL_DAY, thu: ALL_DAY, fri: ALL_DAY, sat: ALL_DAY, sun: ALL_DAY },
      startsOn: '2026-01-01',
      endsOn: null,
    },
    holidays: { country: null, region: null, extra: [] },
    targets: {
      P1: { respondMinutes: 15, resolveMinutes: 240 },
      P2: { respondMinutes: 30, resolveMinutes: 480 },
      P3: { respondMinutes: 120, resolveMinutes: 1440 },
      P4: { respondMinutes: 480, resolveMinutes: 4320 },
    },
    onSite: "Déplacement à l'hôtel de ville du lundi au vendredi, de 8 h à 18 h, sous quatre heures.",
    specialistTeamId: null,
  });
  return { organisationId: organisation.id, siteId: site.id };
}

const ALL_DAY = [{ from: '00:00', to: '24:00' }];
