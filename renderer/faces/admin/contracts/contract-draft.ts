import type { Weekday } from '../../../../app/directory/calendar.ts';
import { WEEKDAYS } from '../../../../app/directory/calendar.ts';
import type { Contract, Priority } from '../../../../app/directory/contract.ts';
import { Priority as Priorities } from '../../../../app/directory/contract.ts';
import { ContractTerms } from '../../../../app/directory/contract-terms.ts';
import type { PolicyCapability } from '../../../../app/policy/capability.ts';
import { ContractEntry } from '../../../../app/wire/requests/directory.ts';
import { readDay, writeDay } from '../../../shared/written-time.ts';
import { readDays, readHours, readMinutes, writeHours, writeMinutes } from './written.ts';

/** A contract as it is being typed: hours, durations and days as one writes them. */
export interface Draft {
  readonly organisationId: string;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly remote: boolean;
  readonly capabilities: readonly PolicyCapability[];
  readonly timeZone: string;
  readonly hours: Readonly<Record<Weekday, string>>;
  readonly country: string;
  readonly region: string;
  readonly extra: string;
  readonly targets: Readonly<Record<Priority, { readonly respond: string; readonly resolve: string }>>;
  readonly onSite: string;
  readonly specialistTeamId: string;
}

const WORKDAY = '08:00 – 12:00, 13:30 – 18:00';

/** A plain contract of office hours from `today` on (`2026-11-21`), to be changed rather than filled in. */
export const plainDraft = (today: string, timeZone: string): Draft => ({
  organisationId: '',
  name: '',
  startsOn: writeDay(today),
  endsOn: '',
  remote: true,
  capabilities: ['view', 'control'],
  timeZone,
  hours: { mon: WORKDAY, tue: WORKDAY, wed: WORKDAY, thu: WORKDAY, fri: WORKDAY, sat: '', sun: '' },
  country: 'FR',
  region: '',
  extra: '',
  targets: {
    P1: { respond: '15 min', resolve: '4 h' },
    P2: { respond: '1 h', resolve: '8 h' },
    P3: { respond: '4 h', resolve: '24 h' },
    P4: { respond: '8 h', resolve: '48 h' },
  },
  onSite: '',
  specialistTeamId: '',
});

export const draftOf = ({ terms, holidays, targets, ...contract }: Contract): Draft => ({
  organisationId: contract.organisationId,
  name: contract.name,
  startsOn: writeDay(terms.startsOn),
  endsOn: terms.endsOn === null ? '' : writeDay(terms.endsOn),
  remote: terms.remote,
  capabilities: terms.capabilities,
  timeZone: terms.timeZone,
  hours: byWeekday((day) => writeHours(terms.hours[day])),
  country: holidays.country ?? '',
  region: holidays.region ?? '',
  extra: holidays.extra.map(writeDay).join(', '),
  targets: byPriority((priority) => ({
    respond: writeMinutes(targets[priority].respondMinutes),
    resolve: writeMinutes(targets[priority].resolveMinutes),
  })),
  onSite: contract.onSite,
  specialistTeamId: contract.specialistTeamId ?? '',
});

/** The entry to send, or the paths of what can't be sent: `name`, `terms.hours.mon`, `targets.P1.respondMinutes`. */
export function entryOf(draft: Draft): { readonly entry: ContractEntry } | { readonly faults: ReadonlySet<string> } {
  const typed = {
    organisationId: draft.organisationId,
    name: draft.name,
    terms: {
      remote: draft.remote,
      capabilities: draft.remote ? draft.capabilities : [],
      timeZone: draft.timeZone,
      hours: byWeekday((day) => readHours(draft.hours[day])),
      startsOn: readDay(draft.startsOn),
      endsOn: draft.endsOn.trim() === '' ? null : (readDay(draft.endsOn) ?? draft.endsOn),
    },
    holidays: {
      country: draft.country === '' ? null : draft.country,
      region: draft.country === '' || draft.region === '' ? null : draft.region,
      extra: readDays(draft.extra),
    },
    targets: byPriority((priority) => ({
      respondMinutes: readMinutes(draft.targets[priority].respond),
      resolveMinutes: readMinutes(draft.targets[priority].resolve),
    })),
    onSite: draft.onSite.trim(),
    specialistTeamId: draft.specialistTeamId === '' ? null : draft.specialistTeamId,
  };
  const parsed = ContractEntry.safeParse(typed);
  const whole = ContractTerms.safeParse({ ...typed.terms, closedDays: [] });
  const issues = [
    ...(parsed.error?.issues ?? []).map(({ path }) => path),
    ...(whole.error?.issues ?? []).map(({ path }) => ['terms', ...path]),
  ];
  if (parsed.success && whole.success) return { entry: parsed.data };
  return { faults: new Set(issues.map((path) => path.slice(0, 3).map(String).join('.'))) };
}

const byWeekday = <T>(make: (day: Weekday) => T): Record<Weekday, T> => ({
  mon: make('mon'),
  tue: make('tue'),
  wed: make('wed'),
  thu: make('thu'),
  fri: make('fri'),
  sat: make('sat'),
  sun: make('sun'),
});

const byPriority = <T>(make: (priority: Priority) => T): Record<Priority, T> => ({
  P1: make('P1'),
  P2: make('P2'),
  P3: make('P3'),
  P4: make('P4'),
});

/** In the order in which they are shown. */
export const days = WEEKDAYS;
export const priorities = Priorities.options;
