import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TicketEvent } from './state.ts';
import { isOpen, stepTicket, TicketState } from './state.ts';

const EVENTS: readonly TicketEvent[] = [
  'taken',
  'released',
  'handed-over',
  'waits',
  'resumed',
  'resolved',
  'confirmed',
  'lapsed',
  'sent-back',
  'put-back',
  'cancelled',
];

interface Passed {
  readonly event: TicketEvent;
  readonly from: TicketState;
  readonly to: TicketState;
}

/** What a new ticket goes through when these are tried one after the other. */
function passed(events: readonly TicketEvent[]): Passed[] {
  const steps: Passed[] = [];
  let state: TicketState = 'new';
  for (const event of events) {
    const next = stepTicket(state, event);
    if (!next.ok) {
      expect(next.failure).toEqual({ type: 'ticket-is', state });
      continue;
    }
    steps.push({ event, from: state, to: next.value });
    state = next.value;
  }
  return steps;
}

const everyOrdering = (hold: (steps: readonly Passed[]) => void): void =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 40 }), (events) => hold(passed(events))),
    { numRuns: 2000 },
  );

describe('[E1] in every ordering a ticket', () => {
  it('is closed only from resolved, by a word or by silence', () => {
    everyOrdering((steps) => {
      for (const { event, from, to } of steps)
        if (to === 'closed') expect([from, ['confirmed', 'lapsed'].includes(event)]).toEqual(['resolved', true]);
    });
  });

  it('is resolved only from the hands of whoever took it', () => {
    everyOrdering((steps) => {
      const untaken = steps.map(({ to }) => to).lastIndexOf('new');
      const since = steps.slice(untaken + 1).filter(({ event }) => event !== 'cancelled');
      expect(since[0]?.event ?? 'taken').toBe('taken');
      for (const { to } of since) expect(to).not.toBe('new');
    });
  });

  it('leaves what is closed only because it is not settled after all, and what is cancelled never', () => {
    everyOrdering((steps) => {
      for (const { event, from } of steps) {
        expect(from).not.toBe('cancelled');
        if (from === 'closed') expect(['sent-back', 'put-back']).toContain(event);
      }
    });
  });

  it('waits for its requester only when it is asked to, whoever has it, until it is told not to any more', () => {
    everyOrdering((steps) => {
      for (const { event, from, to } of steps)
        expect(to === 'pending').toBe(event === 'waits' || (event === 'taken' && from === 'pending'));
    });
  });

  it('can be cancelled as long as it is open, and not after', () => {
    for (const state of TicketState.options) expect(stepTicket(state, 'cancelled').ok).toBe(isOpen(state));
  });

  it('comes by every state', () => {
    const seen = new Set<TicketState>(['new']);
    everyOrdering((steps) => {
      for (const { to } of steps) seen.add(to);
    });
    expect([...seen].toSorted()).toEqual([...TicketState.options].toSorted());
  });
});

describe('a ticket', () => {
  it('[K7] goes back to where it waits for anyone only from somebody’s hands', () => {
    expect(stepTicket('assigned', 'released')).toEqual({ ok: true, value: 'new' });
    expect(stepTicket('new', 'released')).toEqual({ ok: false, failure: { type: 'ticket-is', state: 'new' } });
  });
});
