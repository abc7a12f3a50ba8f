import { Reference } from '../../../../app/ticket/reference.ts';
import type { AuditFilter } from '../../../../app/wire/requests/audit.ts';

/** The filters as they stand in their fields; empty is not asked for. */
export interface DraftFilter {
  readonly kind: string;
  readonly personId: string;
  readonly workstationId: string;
  readonly reference: string;
  /** Days as a date field writes them: `2026-11-21`. */
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

export const NO_FILTER: DraftFilter = {
  kind: '',
  personId: '',
  workstationId: '',
  reference: '',
  from: '',
  to: '',
  text: '',
};

/** A whole reference, or nothing yet. */
export const isReference = (typed: string): boolean => Reference.safeParse(typed.trim().toUpperCase()).success;

/** What the broker is asked: days are those of this computer's time zone, the last one included. */
export function filterFrom(draft: DraftFilter): AuditFilter {
  const reference = draft.reference.trim().toUpperCase();
  return {
    ...(draft.kind !== '' && { kinds: [draft.kind] }),
    ...(draft.personId !== '' && { personId: draft.personId }),
    ...(draft.workstationId !== '' && { workstationId: draft.workstationId }),
    ...(isReference(reference) && { reference }),
    ...(draft.from !== '' && { from: dayStart(draft.from, 0) }),
    ...(draft.to !== '' && { to: dayStart(draft.to, 1) }),
    ...(draft.text.trim() !== '' && { text: draft.text.trim() }),
  };
}

function dayStart(day: string, later: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).getTime();
}
