import { z } from 'zod';
import { AuditEntry } from '../../audit/entry.ts';
import { Id, Instant, Words } from '../../kernel/scalars.ts';
import { RemoteSession } from '../../session/phase.ts';
import { Impact, Ticket } from '../../ticket/ticket.ts';
import type { RequestContract } from './contract.ts';
import { nothing } from './contract.ts';

export const TicketFile = z.object({
  ticket: Ticket,
  timeline: z.array(AuditEntry),
  sessions: z.array(RemoteSession),
});
export type TicketFile = z.infer<typeof TicketFile>;

export const ticketRequests = {
  'ticket.open': {
    input: z.object({ requestId: Id, words: Words, impact: Impact, askedAt: Instant }),
    output: Ticket,
    callers: ['employee'],
  },
  'ticket.add-word': {
    input: z.object({ ticketId: Id, requestId: Id, words: Words }),
    output: Ticket,
    callers: ['employee'],
  },
  'ticket.cancel': { input: z.object({ ticketId: Id }), output: Ticket, callers: ['employee'] },
  'ticket.mine': { input: nothing, output: z.array(Ticket), callers: ['employee'] },
  'ticket.queue': { input: nothing, output: z.array(Ticket), callers: ['technician'] },
  'ticket.show': { input: z.object({ ticketId: Id }), output: TicketFile, callers: ['technician'] },
  'ticket.take': { input: z.object({ ticketId: Id }), output: Ticket, callers: ['technician'] },
  'ticket.resolve': { input: z.object({ ticketId: Id, words: Words }), output: Ticket, callers: ['technician'] },
} as const satisfies Record<string, RequestContract>;
