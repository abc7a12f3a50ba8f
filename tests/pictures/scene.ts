import { randomUUID } from 'node:crypto';
import type { ConsoleDemand } from '../../app/consent/request.ts';
import type { WeekHours } from '../../app/directory/contract-terms.ts';
import { Challenge } from '../../app/identity/sign-in.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { SupportLevel } from '../../app/level/level.ts';
import { setUpFactor } from '../../scripts/stage/factor.ts';
import type { TestBroker } from '../contract/support/broker.ts';
import type { Client } from '../contract/support/client.ts';
import { connect } from '../contract/support/client.ts';
import type { Scene as Desk } from '../contract/support/desk.ts';
import { aGrantedSession, askForSession } from '../contract/support/desk.ts';
import type { Device } from '../contract/support/ends.ts';
import { aDemand, aDevice } from '../contract/support/ends.ts';
import type { Account } from '../contract/support/people.ts';
import { NOBODY_YET, PASSWORD, post, tokenFor } from '../contract/support/people.ts';

type Connected = Client & Account;

/** What a technician's browser tells of itself. */
const DESKTOP =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

const DAY = [{ from: '00:00', to: '24:00' }];
const OFFICE = [
  { from: '08:00', to: '12:00' },
  { from: '13:30', to: '18:00' },
];
const week = (work: typeof DAY, end: typeof DAY | never[] = []): WeekHours => ({
  mon: work,
  tue: work,
  wed: work,
  thu: work,
  fri: work,
  sat: end,
  sun: end,
});

/** A small town and a clinic with their people, computers and a day's help behind them: what the guide's pictures show. */
export async function furnish(broker: TestBroker, administrator: Client): Promise<void> {
  const places = await foundPlaces(administrator);
  const teams = await foundTeams(administrator);
  const technician = (name: string, teamId: Id, certifications: string[] = []): Promise<Connected> =>
    aTechnician(broker, administrator, { name, teamId, certifications });
  const [karim, sophie, julien, ines] = await Promise.all([
    technician('Karim Benali', teams.paris),
    technician('Sophie Lefèvre', teams.lyon),
    technician('Julien Rousseau', teams.desk),
    technician('Inès Marchetti', teams.applications, ['sensible']),
    technician('Marc Olivier', teams.vendor),
  ]);
  await administrator.ask('person.create', {
    ...NOBODY_YET,
    name: 'Luc Armand',
    email: mailOf('Luc Armand'),
    teamId: null,
    role: 'administrator',
  });
  const seat = (name: string, station: string, place: Place, tags: string[] = []): Promise<Seat> =>
    takeSeat(broker, administrator, { name, station, place, tags });
  const camille = await seat('Camille Moreau', 'PC-ACCUEIL-01', places.townHall);
  const thomas = await seat('Thomas Girard', 'PC-COMPTA-02', places.townHall, ['compta']);
  const elise = await seat('Élise Fontaine', 'PC-MAIRE-01', places.townHall, ['sensible']);
  const nadia = await seat('Nadia Haddad', 'PC-MEDIA-03', places.library);
  const paul = await seat('Paul Vernier', 'PC-SOINS-11', places.clinic, ['soins', 'sensible']);

  await helped(await handedOver(camille, karim, "Outlook ne s'ouvre plus depuis ce matin."));
  await refused(await handedOver(elise, karim, 'Le parapheur ne prend plus ma signature.'));
  await refused(await handedOver(thomas, julien, 'Le tableau de trésorerie est vide.'));
  await refused(await handedOver(paul, sophie, "Le dossier de soins s'affiche sans les images."));
  const media = await handedOver(nadia, sophie, "Le catalogue met une minute à s'ouvrir.");
  for (const _ of [1, 2]) await declined(media);
  const account = await handedOver(thomas, karim, "L'export des factures s'arrête à la moitié.");
  const { tell } = await aGrantedSession(account, { durationMinutes: 40 });
  await tell({ type: 'first-frame', at: Date.now() }, { type: 'control-taken', at: Date.now() });
  await asked(await handedOver(camille, ines, "L'agenda partagé a disparu."));
  nadia.employee.close();
  await propose(administrator);
}

interface Place {
  readonly organisationId: Id;
  readonly siteId: Id;
}

async function foundPlaces(administrator: Client): Promise<Record<'townHall' | 'library' | 'clinic', Place>> {
  const found = async (name: string, sites: readonly string[]): Promise<Place[]> => {
    const { id: organisationId } = await administrator.ask('organisation.save', { editing: null, name });
    const made: Place[] = [];
    for (const site of sites) {
      const entry = { editing: null, organisationId, name: site, timeZone: 'Europe/Paris' };
      made.push({ organisationId, siteId: (await administrator.ask('site.save', entry)).id });
    }
    return made;
  };
  const [townHall, library] = await found('Ville de Brévenne', ['Hôtel de ville', 'Médiathèque', 'Centre technique']);
  const [clinic] = await found('Clinique des Tilleuls', ['Rue des Tilleuls']);
  if (townHall === undefined || library === undefined || clinic === undefined) throw new Error('a place is missing');
  const contract = (organisationId: Id, name: string, hours: WeekHours, capabilities: ['view'] | ['view', 'control']) =>
    administrator.ask('contract.save', {
      editing: null,
      organisationId,
      name,
      terms: { remote: true, capabilities, timeZone: 'Europe/Paris', hours, startsOn: '2026-01-01', endsOn: null },
      holidays: { country: 'FR', region: null, extra: ['2026-12-24', '2026-12-31'] },
      targets: {
        P1: { respondMinutes: 15, resolveMinutes: 240 },
        P2: { respondMinutes: 60, resolveMinutes: 480 },
        P3: { respondMinutes: 240, resolveMinutes: 1440 },
        P4: { respondMinutes: 480, resolveMinutes: 2880 },
      },
      onSite: 'Déplacement sous quatre heures, du lundi au vendredi.',
      specialistTeamId: null,
    });
  await contract(townHall.organisationId, 'Assistance aux agents', week(DAY, DAY), ['view', 'control']);
  await contract(clinic.organisationId, 'Heures ouvrées', week(OFFICE), ['view']);
  return { townHall, library, clinic };
}

async function foundTeams(administrator: Client) {
  const team = async (name: string, level: SupportLevel, kind: 'internal' | 'external' = 'internal'): Promise<Id> =>
    (await administrator.ask('team.save', { editing: null, name, level, kind })).id;
  return {
    desk: await team('Centre de services', 1),
    paris: await team('Support Paris', 2),
    lyon: await team('Support Lyon', 2),
    applications: await team('Applications', 3),
    vendor: await team('Éditeur Médisoft', 3, 'external'),
  };
}

const mailOf = (name: string): string =>
  `${name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '.')}@brevenne.example`;

async function aTechnician(
  broker: TestBroker,
  administrator: Client,
  { name, ...support }: { readonly name: string; readonly teamId: Id; readonly certifications: string[] },
): Promise<Connected> {
  const email = mailOf(name);
  await administrator.ask('person.create', { ...NOBODY_YET, ...support, name, email, role: 'technician' });
  const answer = await post(
    broker.url,
    '/api/auth/sign-in/email',
    { email, password: PASSWORD },
    { 'user-agent': DESKTOP },
  );
  const { token } = await setUpFactor(broker.url, Challenge.parse(await answer.json()).pending, PASSWORD);
  return { ...(await connect(broker.url, { token })), email, token };
}

interface Seat {
  readonly employee: Connected;
  readonly device: Device;
}

async function takeSeat(
  broker: TestBroker,
  administrator: Client,
  { name, station, place, tags }: { name: string; station: string; place: Place; tags: string[] },
): Promise<Seat> {
  const email = mailOf(name);
  await administrator.ask('person.create', { ...NOBODY_YET, ...place, teamId: null, name, email });
  const token = await tokenFor(broker.url, email, PASSWORD);
  const employee = { ...(await connect(broker.url, { token })), email, token };
  const device = aDevice();
  const { id } = await device.attach(employee, station);
  const record = (await administrator.ask('workstation.list', {})).find((one) => one.id === id);
  if (record === undefined) throw new Error(`${station} is not listed`);
  const editing = { id, seen: record.changedAt };
  await administrator.ask('workstation.place', { editing, organisationId: null, siteId: null, tags });
  return { employee, device };
}

async function handedOver({ employee, device }: Seat, technician: Connected, words: string): Promise<Desk> {
  const entry = { requestId: randomUUID(), words, impact: 'blocked' as const, askedAt: Date.now() };
  const { id: ticketId } = await employee.ask('ticket.open', entry);
  return { employee, device, technician, ticket: await technician.ask('ticket.take', { ticketId }) };
}

/** Seen, driven, stopped by the employee, resolved. */
async function helped(desk: Desk): Promise<void> {
  const { tell } = await aGrantedSession(desk);
  await tell({ type: 'first-frame', at: Date.now() }, { type: 'control-taken', at: Date.now() });
  await tell(
    { type: 'control-released', at: Date.now() },
    { type: 'ended', at: Date.now(), reason: 'stopped-by-employee' },
  );
  const words = 'Le profil de messagerie était abîmé ; il est refait.';
  await desk.technician.ask('ticket.resolve', { ticketId: desk.ticket.id, words });
}

/** Contract or rules say no before anybody is asked. */
async function refused({ technician, ticket }: Desk): Promise<void> {
  const capabilities: ConsoleDemand['capabilities'] = ['view', 'control'];
  await technician.refused('session.request', aDemand(ticket.id, { capabilities }).signed);
}

async function declined(desk: Desk): Promise<void> {
  const { device, request, tell } = await askForSession(desk);
  const at = Date.now();
  await tell(device.delivery(request), { type: 'displayed', at }, { type: 'refused', at, reason: 'declined' });
}

/** On the employee's screen, and still without an answer. */
async function asked(desk: Desk): Promise<void> {
  const { device, request, tell } = await askForSession(desk);
  await tell(device.delivery(request), { type: 'displayed', at: Date.now() });
}

/** A draft that would change something of what was decided. */
async function propose(administrator: Client): Promise<void> {
  const { draft } = await administrator.ask('policy.show', {});
  await administrator.ask('policy.change', {
    revision: draft.revision,
    change: {
      type: 'rule-put',
      rule: {
        id: randomUUID(),
        name: 'Comptabilité : regarder seulement',
        source: {
          type: 'sentence',
          sentence: {
            effect: 'forbid',
            capabilities: ['control'],
            who: { levels: [1, 2], teams: [], certifications: [], origin: 'any', secondFactor: 'any' },
            where: { organisations: [], sites: [], tags: ['compta'] },
            when: { contract: 'any', hours: null, assigned: false, openedByEmployee: false, impacts: [] },
            unless: { levels: [], certifications: ['compta'] },
            recording: 'free',
          },
        },
      },
    },
  });
}
