import { describe, expect, it } from 'vitest';
import { aTechnician, aTicket, id } from '../../app/testing/builders.ts';
import { ticketFacts } from './subject.ts';

describe('[R4] what the rules may know of a ticket', () => {
  it('is the level of whoever has it, whoever asks', () => {
    const ticket = aTicket({ assignee: aTechnician({ id: id(21), level: 3 }) });
    expect(ticketFacts(ticket, id(21))).toMatchObject({ level: 3, assigned: true });
    expect(ticketFacts(ticket, id(20))).toMatchObject({ level: 3, assigned: false });
  });

  it('is no level while nobody has it', () => {
    expect(ticketFacts(aTicket({ state: 'new', assignee: null }), id(20))).toMatchObject({
      level: null,
      assigned: false,
    });
  });
});
