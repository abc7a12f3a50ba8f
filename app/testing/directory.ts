import type { Contract } from '../directory/contract.ts';
import { id, T0 } from './builders.ts';

const WORKDAY = [{ from: '08:00', to: '18:00' }];

/** Remote help by sight and by hand, on working days in Paris. */
export const aContract = (over: Partial<Contract> = {}): Contract => ({
  id: id(70),
  organisationId: id(71),
  name: 'Assistance aux agents',
  terms: {
    remote: true,
    capabilities: ['view', 'control'],
    timeZone: 'Europe/Paris',
    hours: { mon: WORKDAY, tue: WORKDAY, wed: WORKDAY, thu: WORKDAY, fri: WORKDAY, sat: [], sun: [] },
    closedDays: [],
    startsOn: '2026-01-01',
    endsOn: null,
  },
  holidays: { country: 'FR', region: null, extra: [] },
  targets: {
    P1: { respondMinutes: 15, resolveMinutes: 240 },
    P2: { respondMinutes: 60, resolveMinutes: 480 },
    P3: { respondMinutes: 240, resolveMinutes: 1440 },
    P4: { respondMinutes: 480, resolveMinutes: 2880 },
  },
  onSite: '',
  specialistTeamId: null,
  archived: false,
  changedAt: T0,
  ...over,
});
