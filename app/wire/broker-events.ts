import { z } from 'zod';
import { SignedCheckpoint } from '../audit/checkpoint.ts';
import { FurtherRequest } from '../consent/further.ts';
import { SessionRequest } from '../consent/request.ts';
import { Colleague, Looker } from '../desk/colleague.ts';
import { hex, Id, Instant, PersonName } from '../kernel/scalars.ts';
import { Person } from '../level/person.ts';
import { SignedCredential } from '../policy/credential.ts';
import { SignedSnapshot } from '../policy/snapshot.ts';
import { RemoteSession } from '../session/phase.ts';
import { Author } from '../talk/message.ts';
import { Reference } from '../ticket/reference.ts';
import { Ticket } from '../ticket/ticket.ts';
import { VisitNews } from '../visit/news.ts';
import type { Contract } from './envelope.ts';
import { Signal } from './signal.ts';

/** What administrators look at, a screen each. */
export const DirectoryPart = z.enum(['organisations', 'contracts', 'teams', 'people', 'workstations', 'enrolment']);
export type DirectoryPart = z.infer<typeof DirectoryPart>;

/** What the broker tells a connected client, sent as `event` with `{ v, type, ... }`. */
export const BrokerEvent = z.discriminatedUnion('type', [
  /** First on every connection; `nonce` is what `workstation.attach` signs. */
  z.object({ type: z.literal('welcome'), nonce: hex(16), person: Person, serverTime: Instant }),
  /** To technicians and to the ticket's requester. */
  z.object({ type: z.literal('ticket-changed'), ticket: Ticket }),
  /** To technicians: a ticket's timeline has a line more. */
  z.object({ type: z.literal('timeline-grew'), ticketId: Id }),
  /**
   * To technicians and to the ticket's requester: its conversation has a message more. Its words are asked for by whoever
   * may read them.
   */
  z.object({
    type: z.literal('talk-grew'),
    ticketId: Id,
    reference: Reference,
    number: z.number().int().positive(),
    from: Author,
    /** Whose the ticket is; null while it waits for anyone. */
    assigneeId: Id.nullable(),
  }),
  /** To technicians and to the ticket's requester: somebody has read further. */
  z.object({ type: z.literal('talk-read'), ticketId: Id }),
  /** To technicians alone. */
  z.object({ type: z.literal('notes-grew'), ticketId: Id }),
  /** To technicians and to the ticket's requester: a visit is not what it was. */
  z.object({
    type: z.literal('visit-moved'),
    ticketId: Id,
    reference: Reference,
    news: VisitNews,
    /** Null for a reminder, which nobody sends. */
    from: Author.nullable(),
    assigneeId: Id.nullable(),
  }),
  /** To those who have the same ticket before them: who they all are. */
  z.object({ type: z.literal('looking-changed'), ticketId: Id, lookers: z.array(Looker) }),
  /** To technicians: what a colleague does now. */
  z.object({ type: z.literal('colleague-changed'), colleague: Colleague }),
  /** To the session's technician and workstation. */
  z.object({ type: z.literal('session-changed'), session: RemoteSession }),
  /** To the workstation alone; answered by `delivered` in `session.report`. */
  z.object({ type: z.literal('session-asked'), request: SessionRequest }),
  /** To the workstation alone: more is asked for the session that goes on. */
  z.object({ type: z.literal('further-asked'), request: FurtherRequest }),
  /** To the workstation alone: the technician has taken that question back. */
  z.object({ type: z.literal('further-withdrawn'), sessionId: Id, demandId: Id }),
  /** To the workstation alone: the rules it judges by; the newest that holds takes the place of the others. */
  z.object({ type: z.literal('policy-snapshot'), signed: SignedSnapshot }),
  /** To the workstation alone: who the technician of its session is now. */
  z.object({ type: z.literal('credential-renewed'), signed: SignedCredential }),
  /** To the workstation alone: the console's opening, once it has the workstation's fingerprint. */
  z.object({ type: z.literal('session-revealed'), sessionId: Id, opening: hex(32) }),
  z.object({ type: z.literal('session-signalled'), sessionId: Id, signal: Signal }),
  /** To a workstation that attaches: the newest checkpoint of the audit's chain, so that it would know an older one. */
  z.object({ type: z.literal('audit-checkpoint'), signed: SignedCheckpoint }),
  /** To administrators: what they have read of it is old. */
  z.object({ type: z.literal('directory-changed'), part: DirectoryPart }),
  /** To technicians and administrators: an article, or its draft. */
  z.object({ type: z.literal('knowledge-changed') }),
  /** To administrators: the rules, their draft, or what waits for approval. */
  z.object({ type: z.literal('policy-changed') }),
  /** To the workstation alone: whatever it shares ends now, its key is refused; the socket closes next. */
  z.object({ type: z.literal('workstation-revoked') }),
  /** To its owner: a computer that was refused may prove its key again. */
  z.object({ type: z.literal('workstation-restored') }),
  /** To technicians: what the locks say may be old. */
  z.object({ type: z.literal('rights-changed') }),
  /** To administrators: an employee's workstation no longer hears a technician. */
  z.object({
    type: z.literal('technician-blocked'),
    reference: Reference,
    technician: PersonName,
    cause: z.enum(['refusals', 'report']),
  }),
  /** To administrators: one of them lets that technician ask again. */
  z.object({ type: z.literal('technician-unblocked'), reference: Reference }),
  /** The account was signed out or disabled elsewhere; the socket closes next. */
  z.object({ type: z.literal('signed-out') }),
]);
export type BrokerEvent = z.infer<typeof BrokerEvent>;

export const brokerEvents: Contract<BrokerEvent> = {
  name: 'broker-events',
  schema: BrokerEvent,
  types: new Set(BrokerEvent.options.map((option) => option.shape.type.value)),
  limit: 16 * 1024 * 1024,
};
