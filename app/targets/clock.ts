import type { ContractTerms } from '../directory/contract-terms.ts';
import { isWithinHours, nextBoundary } from '../directory/hours.ts';
import type { Instant } from '../kernel/scalars.ts';

/** A time that does not count, its end excluded; `to` is null while it goes on. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** `terms`: null where every minute counts. `pauses`: in their order, none over another. */
export interface Clock {
  readonly terms: ContractTerms | null;
  readonly pauses: readonly Pause[];
}

/**
 * When `duration` milliseconds will have counted since `from`; null while a pause stops the clock before that, or where
 * the hours never bring it within about a year.
 */
export function dueAt(clock: Clock, from: Instant, duration: number): Instant | null {
  let left = duration;
  for (const stretch of countedStretches(clock, from)) {
    const length = stretch.to - stretch.from;
    if (left <= length) return stretch.from + left;
    left -= length;
  }
  return null;
}

/** Milliseconds that counted between two moments. */
export function countedTime(clock: Clock, from: Instant, to: Instant): number {
  let counted = 0;
  for (const stretch of countedStretches(clock, from)) {
    if (stretch.from >= to) break;
    counted += Math.min(stretch.to, to) - stretch.from;
  }
  return counted;
}

interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/** Open hours without the pauses, from `from` on; the last may have no end. */
function* countedStretches(clock: Clock, from: Instant): Generator<Stretch> {
  const pauses = clock.pauses.filter(({ to }) => to === null || to > from);
  for (const open of openStretches(clock.terms, from)) {
    let at = open.from;
    for (const pause of pauses) {
      if (pause.from >= open.to) break;
      if (pause.from > at) yield { from: at, to: pause.from };
      if (pause.to === null) return;
      at = Math.max(at, pause.to);
    }
    if (at < open.to) yield { from: at, to: open.to };
  }
}

function* openStretches(terms: ContractTerms | null, from: Instant): Generator<Stretch> {
  if (terms === null) {
    yield { from, to: Number.POSITIVE_INFINITY };
    return;
  }
  for (let at: Instant | null = from; at !== null && at < from + HORIZON; ) {
    const next: Instant | null = nextBoundary(terms, at);
    if (isWithinHours(terms, at)) yield { from: at, to: next ?? Number.POSITIVE_INFINITY };
    at = next;
  }
}

const HORIZON = 400 * 24 * 60 * 60_000;
