import { z } from 'zod';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';

/** Where a visit stands: dates are proposed, one of them is agreed on, and then it was made or called off. */
export const VisitState = z.enum(['proposed', 'agreed', 'done', 'cancelled']);
export type VisitState = z.infer<typeof VisitState>;

export type VisitEvent =
  | 'agreed'
  /** None of the dates suits whoever asked for help. */
  | 'dates-asked'
  /** Dates, place or material are others now, which is a new question. */
  | 'changed'
  | 'cancelled'
  | 'reported';

export type VisitRefusal = { readonly type: 'visit-is'; readonly state: VisitState };

const TABLE: Record<VisitState, Partial<Record<VisitEvent, VisitState>>> = {
  proposed: { agreed: 'agreed', 'dates-asked': 'proposed', changed: 'proposed', cancelled: 'cancelled' },
  agreed: { 'dates-asked': 'proposed', changed: 'proposed', cancelled: 'cancelled', reported: 'done' },
  done: {},
  cancelled: {},
};

/** A missing cell is a refusal that names the state that stands in the way. */
export function stepVisit(state: VisitState, event: VisitEvent): Result<VisitState, VisitRefusal> {
  const next = TABLE[state][event];
  return next === undefined ? fail({ type: 'visit-is', state }) : ok(next);
}

/** Somebody still means to travel. */
export const PLANNED = ['proposed', 'agreed'] as const satisfies readonly VisitState[];
