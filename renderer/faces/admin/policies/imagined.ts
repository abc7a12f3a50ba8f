import type { WorkstationRecord } from '../../../../app/directory/workstation-record.ts';
import type { SupportLevel } from '../../../../app/level/level.ts';
import type { PersonRecord } from '../../../../app/level/person.ts';
import type { Impact } from '../../../../app/ticket/ticket.ts';
import type { ImaginedCase } from '../../../../app/wire/requests/policy.ts';
import { readDay } from '../../../shared/written-time.ts';
import type { Speech } from './words.ts';
import { wallTime } from './words.ts';

export const CIRCUMSTANCES = ['secondFactor', 'assigned', 'openedByEmployee'] as const;
type Circumstance = (typeof CIRCUMSTANCES)[number];

/** Who has the ticket where it is not the technician. */
export const HOLDERS = ['nobody', '1', '2', '3'] as const;
export type Holder = (typeof HOLDERS)[number];

/** The contract that covers the workstation then, none, or the one of that id. */
export const COVERING = 'covering';
export const NO_CONTRACT = 'none';

/** What stands in the form, as it is typed. */
export interface CaseDraft {
  readonly technicianId: string;
  readonly workstationId: string;
  readonly contract: string;
  readonly day: string;
  readonly minute: number;
  readonly impact: Impact;
  readonly holding: readonly Circumstance[];
  readonly holder: Holder;
}

/** The moment that was typed, in this computer's own time zone; null while the day is none. */
export function momentOf({ day, minute }: Pick<CaseDraft, 'day' | 'minute'>): number | null {
  const read = readDay(day);
  return read === null ? null : new Date(`${read}T${wallTime(minute)}:00`).getTime();
}

/** The form as a case; people and computers as the directory knows them. */
export function caseOf(
  draft: CaseDraft,
  technician: PersonRecord,
  workstation: WorkstationRecord,
  { directory }: Speech,
): ImaginedCase | null {
  const at = momentOf(draft);
  if (at === null) return null;
  const { contract, holding, holder, impact } = draft;
  const level = technician.level ?? 1;
  const { owner } = workstation;
  const isPlaced = workstation.organisationId !== null;
  return {
    technician: {
      id: technician.id,
      level,
      teamIds: technician.teamId === null ? [] : [technician.teamId],
      certifications: technician.certifications,
      secondFactor: holding.includes('secondFactor'),
      external: directory.teams.find(({ id }) => id === technician.teamId)?.kind === 'external',
    },
    workstation: {
      id: workstation.id,
      organisationId: isPlaced ? workstation.organisationId : owner.organisationId,
      siteId: isPlaced ? workstation.siteId : owner.siteId,
      tags: workstation.tags,
    },
    ticket: {
      id: workstation.id,
      level: holding.includes('assigned') ? level : levelOf(holder),
      impact,
      assigned: holding.includes('assigned'),
      openedByEmployee: holding.includes('openedByEmployee'),
    },
    contract: contractIn(contract),
    at,
  };
}

function contractIn(chosen: string): ImaginedCase['contract'] {
  if (chosen === COVERING || chosen === NO_CONTRACT) return { type: chosen };
  return { type: 'chosen', id: chosen };
}

const levelOf = (holder: Holder): SupportLevel | null => (holder === 'nobody' ? null : LEVELS[holder]);

const LEVELS: Readonly<Record<Exclude<Holder, 'nobody'>, SupportLevel>> = { 1: 1, 2: 2, 3: 3 };
