import { z } from 'zod';
import { EventKind } from '../../../../app/audit/chain.ts';
import { Id } from '../../../../app/kernel/scalars.ts';
import { Reference } from '../../../../app/ticket/reference.ts';
import type { AuditFilter } from '../../../../app/wire/requests/audit.ts';
import { readDay } from '../../../shared/written-time.ts';

/** The filters as they stand in their fields; empty is not asked for. */
export interface DraftFilter {
  readonly kind: string;
  readonly personId: string;
  readonly workstationId: string;
  readonly reference: string;
  /** The name of a rule. */
  readonly rule: string;
  /** Days as one writes them: `21/11/2026`. */
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

export const NO_FILTER: DraftFilter = {
  kind: '',
  personId: '',
  workstationId: '',
  reference: '',
  rule: '',
  from: '',
  to: '',
  text: '',
};

/** The filters that an address names; what can't be one is left out. */
export function draftFrom(said: URLSearchParams): DraftFilter {
  const read = (name: keyof DraftFilter): string => {
    const value = said.get(name) ?? '';
    return SHAPES[name].safeParse(value).success ? value : '';
  };
  return {
    kind: read('kind'),
    personId: read('personId'),
    workstationId: read('workstationId'),
    reference: read('reference'),
    rule: read('rule'),
    from: read('from'),
    to: read('to'),
    text: read('text'),
  };
}

const Day = z.string().refine((typed) => readDay(typed) !== null);

const SHAPES: Readonly<Record<keyof DraftFilter, z.ZodType>> = {
  kind: EventKind,
  personId: Id,
  workstationId: Id,
  reference: z.string().max(20),
  rule: z.string().max(120),
  from: Day,
  to: Day,
  text: z.string().max(100),
};

/** Whether nothing is asked for. */
export const isEmpty = (draft: DraftFilter): boolean => Object.values(draft).every((value) => value === '');

/** A whole reference, or nothing yet. */
export const isReference = (typed: string): boolean => Reference.safeParse(typed.trim().toUpperCase()).success;

/** What the broker is asked: days are those of this computer's time zone, the last one included. */
export function filterFrom(draft: DraftFilter): AuditFilter {
  const reference = draft.reference.trim().toUpperCase();
  const [from, to] = [readDay(draft.from), readDay(draft.to)];
  return {
    ...(draft.kind !== '' && { kinds: [draft.kind] }),
    ...(draft.personId !== '' && { personId: draft.personId }),
    ...(draft.workstationId !== '' && { workstationId: draft.workstationId }),
    ...(isReference(reference) && { reference }),
    ...(draft.rule !== '' && { rule: draft.rule }),
    ...(from !== null && { from: dayStart(from, 0) }),
    ...(to !== null && { to: dayStart(to, 1) }),
    ...(draft.text.trim() !== '' && { text: draft.text.trim() }),
  };
}

function dayStart(day: string, later: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).getTime();
}
