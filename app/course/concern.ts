import { z } from 'zod';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import { Id, Words } from '../kernel/scalars.ts';

/** `refused`: it had an answer, which did not settle it. */
export const ConcernState = z.enum(['open', 'answered', 'confirmed', 'refused']);
export type ConcernState = z.infer<typeof ConcernState>;

/** One thing that the requester wants answered; a ticket's first is what they asked in the first place. */
export const Concern = z.object({
  id: Id,
  words: Words,
  addedBy: z.enum(['requester', 'technician']),
  state: ConcernState,
  /** The latest, whatever became of it; null before the first, and for what was resolved before there were concerns. */
  answer: Words.nullable(),
  /** Why the latest answer does not settle it, when the requester said so. */
  refusal: Words.nullable(),
});
export type Concern = z.infer<typeof Concern>;

/** `reopened`: what was taken for settled is not, after all. */
export type ConcernEvent = 'answered' | 'confirmed' | 'refused' | 'reopened';

export type ConcernRefusal = { readonly type: 'concern-is'; readonly state: ConcernState };

const TABLE: Record<ConcernState, Partial<Record<ConcernEvent, ConcernState>>> = {
  open: { answered: 'answered' },
  answered: { answered: 'answered', confirmed: 'confirmed', refused: 'refused', reopened: 'refused' },
  confirmed: { reopened: 'refused' },
  refused: { answered: 'answered' },
};

/** A missing cell is a refusal that names the state that stands in the way. */
export function stepConcern(state: ConcernState, event: ConcernEvent): Result<ConcernState, ConcernRefusal> {
  const next = TABLE[state][event];
  return next === undefined ? fail({ type: 'concern-is', state }) : ok(next);
}

type Stated = Pick<Concern, 'state'>;

/** Those that nobody has answered yet, or not well enough. */
export const unanswered = <T extends Stated>(concerns: readonly T[]): T[] =>
  concerns.filter(({ state }) => state === 'open' || state === 'refused');

export const isSettled = (concerns: readonly Stated[]): boolean => concerns.every(({ state }) => state === 'confirmed');

/** On one ticket: more are several tickets. */
export const MOST_CONCERNS = 20;
