import { describe, expect, it } from 'vitest';
import { referenceFor } from './reference.ts';
import { isOpen, kindOf, stepTicket, TicketState } from './ticket.ts';

describe('ticket', () => {
  it('[K1] writes references that are read aloud the same everywhere', () => {
    expect(referenceFor('INC', 2026, 42)).toBe('INC-2026-000042');
    expect(referenceFor('REQ', 2027, 999_999)).toBe('REQ-2027-999999');
    expect(() => referenceFor('INC', 2026, 1_000_000)).toThrow();
  });

  it('is a request when it is a question, an incident otherwise', () => {
    expect([kindOf('question'), kindOf('hindered'), kindOf('blocked')]).toEqual(['REQ', 'INC', 'INC']);
  });

  it('[K7] goes back to where it waits for anyone only from somebody’s hands', () => {
    expect(stepTicket('assigned', 'released')).toEqual({ ok: true, value: 'new' });
    expect(stepTicket('new', 'released')).toEqual({ ok: false, failure: { type: 'ticket-is', state: 'new' } });
  });

  it('is resolved only by whoever took it, and nothing leaves a closed state', () => {
    expect(stepTicket('new', 'taken')).toEqual({ ok: true, value: 'assigned' });
    expect(stepTicket('new', 'resolved')).toEqual({ ok: false, failure: { type: 'ticket-is', state: 'new' } });
    for (const state of TicketState.options.filter((each) => !isOpen(each)))
      for (const event of ['taken', 'released', 'resolved', 'cancelled'] as const)
        expect(stepTicket(state, event)).toEqual({ ok: false, failure: { type: 'ticket-is', state } });
  });
});
