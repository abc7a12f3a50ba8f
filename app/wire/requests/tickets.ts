import { z } from 'zod';
import { AuditEntry } from '../../audit/entry.ts';
import { Queue } from '../../desk/queue.ts';
import { Id, Instant, Words } from '../../kernel/scalars.ts';
import { TriedAdvice } from '../../knowledge/article.ts';
import { RemoteSession } from '../../session/phase.ts';
import { Impact, Ticket } from '../../ticket/ticket.ts';
import type { RequestContract } from './contract.ts';
import { nothing } from './contract.ts';

/** What somebody looks for, in a few words. */
export const SearchWords = z.string().trim().min(2).max(200);

export const MOST_FOUND = 50;
export const MOST_QUEUED = 300;

export const TicketFile = z.object({
  ticket: Ticket,
  timeline: z.array(AuditEntry),
  sessions: z.array(RemoteSession),
});
export type TicketFile = z.infer<typeof TicketFile>;

export const ticketRequests = {
  'ticket.open': {
    input: z.object({
      requestId: Id,
      words: Words,
      impact: Impact,
      askedAt: Instant,
      /** What the requester tried by themselves. */
      tried: z.array(TriedAdvice).max(5).optional(),
    }),
    output: Ticket,
    callers: ['employee'],
  },
  'ticket.cancel': { input: z.object({ ticketId: Id }), output: Ticket, callers: ['employee'] },
  'ticket.mine': { input: nothing, output: z.array(Ticket), callers: ['employee'] },
  /** Open tickets, what is worked on first coming first, at most `MOST_QUEUED`; all of them where no queue is named. */
  'ticket.queue': { input: z.object({ queue: Queue.optional() }), output: z.array(Ticket), callers: ['technician'] },
  /**
   * Tickets in whatever state that hold every one of these words, or parts of words, in their reference, their requester's
   * name or what was asked; accents and capitals apart, the newest first, at most `MOST_FOUND`.
   */
  'ticket.search': { input: z.object({ words: SearchWords }), output: z.array(Ticket), callers: ['technician'] },
  'ticket.show': { input: z.object({ ticketId: Id }), output: TicketFile, callers: ['technician'] },
  /** `words`, for the colleague: needed where taking it ends the session that they have on it. */
  'ticket.take': {
    input: z.object({ ticketId: Id, words: Words.optional() }),
    output: Ticket,
    callers: ['technician'],
  },
  /** Back to where it waits for anyone, with its age; whatever session runs on it ends. */
  'ticket.release': { input: z.object({ ticketId: Id, words: Words }), output: Ticket, callers: ['technician'] },
  'ticket.resolve': { input: z.object({ ticketId: Id, words: Words }), output: Ticket, callers: ['technician'] },
} as const satisfies Record<string, RequestContract>;
