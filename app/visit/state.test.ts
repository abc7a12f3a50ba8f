import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VisitState as State, VisitEvent } from './state.ts';
import { PLANNED, stepVisit, VisitState } from './state.ts';

const EVENTS = ['agreed', 'dates-asked', 'changed', 'cancelled', 'reported'] as const satisfies readonly VisitEvent[];

const events = fc.array(fc.constantFrom(...EVENTS), { maxLength: 20 });

/** Every state that a visit is in, the events that were accepted among them. */
function walk(all: readonly VisitEvent[]): { readonly states: State[]; readonly accepted: VisitEvent[] } {
  const states: State[] = ['proposed'];
  const accepted: VisitEvent[] = [];
  for (const event of all) {
    const next = stepVisit(states.at(-1) ?? 'proposed', event);
    if (!next.ok) continue;
    states.push(next.value);
    accepted.push(event);
  }
  return { states, accepted };
}

describe('[V1] a visit', () => {
  it('is made only once it was agreed on, and nothing came between, whatever is tried', () => {
    fc.assert(
      fc.property(events, (all) => {
        const { states, accepted } = walk(all);
        const made = states.indexOf('done');
        if (made === -1) return;
        expect(states[made - 1]).toBe('agreed');
        expect(accepted[made - 2]).toBe('agreed');
      }),
    );
  });

  it('that was made or called off stays so', () => {
    fc.assert(
      fc.property(events, fc.constantFrom(...EVENTS), (all, more) => {
        const last = walk(all).states.at(-1) ?? 'proposed';
        if (last !== 'done' && last !== 'cancelled') return;
        expect(stepVisit(last, more)).toEqual({ ok: false, failure: { type: 'visit-is', state: last } });
      }),
    );
  });

  it('can be called off and changed as long as somebody means to make it, and only then', () => {
    for (const state of VisitState.options) {
      const isPlanned = PLANNED.some((planned) => planned === state);
      for (const event of ['cancelled', 'changed', 'dates-asked'] as const)
        expect(stepVisit(state, event).ok, `${state} ${event}`).toBe(isPlanned);
    }
  });

  it('of which anything changes has to be agreed on anew', () => {
    fc.assert(
      fc.property(events, fc.constantFrom('changed', 'dates-asked'), (all, event) => {
        const next = stepVisit(walk(all).states.at(-1) ?? 'proposed', event);
        if (next.ok) expect(next.value).toBe('proposed');
      }),
    );
  });
});
