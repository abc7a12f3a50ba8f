import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConcernEvent } from './concern.ts';
import { ConcernState, isSettled, stepConcern, unanswered } from './concern.ts';

const EVENTS: readonly ConcernEvent[] = ['answered', 'confirmed', 'refused', 'reopened'];
const LEFT_OPEN: ReadonlySet<ConcernEvent> = new Set<ConcernEvent>(['refused', 'reopened']);

interface Passed {
  readonly event: ConcernEvent;
  readonly from: ConcernState;
  readonly to: ConcernState;
}

/** What an open concern goes through when these are tried one after the other. */
function passed(events: readonly ConcernEvent[]): Passed[] {
  const steps: Passed[] = [];
  let state: ConcernState = 'open';
  for (const event of events) {
    const next = stepConcern(state, event);
    if (next.ok) steps.push({ event, from: state, to: next.value });
    else expect(next.failure).toEqual({ type: 'concern-is', state });
    state = next.ok ? next.value : state;
  }
  return steps;
}

const everyOrdering = (hold: (step: Passed) => void): void =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 30 }), (events) => passed(events).forEach(hold)),
    { numRuns: 2000 },
  );

describe('[E2] in every ordering a concern', () => {
  it('is confirmed, or refused, only once it has an answer that nobody has judged yet', () => {
    everyOrdering(({ event, from, to }) => {
      expect(to === 'confirmed').toBe(event === 'confirmed');
      if (event === 'confirmed' || event === 'refused') expect(from).toBe('answered');
    });
  });

  it('wants an answer again after every no', () => {
    everyOrdering(({ event, to }) => {
      expect(unanswered([{ state: to }])).toHaveLength(LEFT_OPEN.has(event) ? 1 : 0);
    });
  });

  it('leaves a ticket unsettled unless it is confirmed', () => {
    for (const state of ConcernState.options)
      expect(isSettled([{ state: 'confirmed' }, { state }])).toBe(state === 'confirmed');
  });
});
