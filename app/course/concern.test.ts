import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConcernEvent } from './concern.ts';
import { ConcernState, isSettled, stepConcern, unanswered } from './concern.ts';

const EVENTS: readonly ConcernEvent[] = ['answered', 'confirmed', 'refused', 'reopened'];

const LEFT_OPEN: ReadonlySet<ConcernEvent> = new Set<ConcernEvent>(['refused', 'reopened']);

describe('[E2] in every ordering a concern', () => {
  it('is confirmed only by a yes to an answer that nobody has refused since', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 30 }), (events) => {
        let state: ConcernState = 'open';
        for (const event of events) {
          const next = stepConcern(state, event);
          if (!next.ok) expect(next.failure).toEqual({ type: 'concern-is', state });
          else {
            expect(next.value === 'confirmed').toBe(event === 'confirmed');
            if (event === 'confirmed' || event === 'refused') expect(state).toBe('answered');
            expect(unanswered([{ state: next.value }])).toHaveLength(LEFT_OPEN.has(event) ? 1 : 0);
            state = next.value;
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves a ticket unsettled unless it is confirmed', () => {
    for (const state of ConcernState.options)
      expect(isSettled([{ state: 'confirmed' }, { state }])).toBe(state === 'confirmed');
  });
});
