import { describe, expect, it } from 'vitest';
import { referenceFor } from './reference.ts';
import { kindOf } from './ticket.ts';

describe('ticket', () => {
  it('[K1] writes references that are read aloud the same everywhere', () => {
    expect(referenceFor('INC', 2026, 42)).toBe('INC-2026-000042');
    expect(referenceFor('REQ', 2027, 999_999)).toBe('REQ-2027-999999');
    expect(() => referenceFor('INC', 2026, 1_000_000)).toThrow();
  });

  it('is a request when it is a question, an incident otherwise', () => {
    expect([kindOf('question'), kindOf('hindered'), kindOf('blocked')]).toEqual(['REQ', 'INC', 'INC']);
  });
});
