import { z } from 'zod';
import { Standing } from '../advice/circumstances.ts';
import { Capabilities, DurationMinutes } from '../consent/capability.ts';
import { Face } from '../course/course.ts';
import { DiagnosisOutcome } from '../course/diagnosis.ts';
import { IntakeChannel } from '../desk/channel.ts';
import { hex, Id, Instant, PersonName, TeamName, Words } from '../kernel/scalars.ts';
import { SupportLevel } from '../level/level.ts';
import { SessionEvent } from '../session/event.ts';
import { FileName } from '../talk/file-name.ts';
import { Target } from '../targets/deadlines.ts';
import { Priority, Urgency } from '../ticket/priority.ts';
import { Reference } from '../ticket/reference.ts';
import { TicketOutcome } from '../ticket/state.ts';
import { Category, Impact } from '../ticket/ticket.ts';
import { GuidanceOutcome, Minutes, VisitOutcome, VisitReason } from '../visit/intervention.ts';

/** What happened to a ticket, apart from what happened inside a session. */
export const TicketFact = z.discriminatedUnion('type', [
  /** `channel` where a technician wrote it down for somebody. */
  z.object({ type: z.literal('ticket-opened'), at: Instant, channel: IntakeChannel.optional() }),
  /** The requester called about it again; `words` is what they said, as a technician wrote it down. */
  z.object({ type: z.literal('call-added'), at: Instant, channel: IntakeChannel, words: Words }),
  z.object({
    type: z.literal('ticket-classified'),
    at: Instant,
    impact: Impact,
    urgency: Urgency.nullable(),
    category: Category.nullable(),
    priority: Priority,
  }),
  /** Against the matrix; `words` is why. */
  z.object({ type: z.literal('priority-given'), at: Instant, priority: Priority, words: Words }),
  /** What was recommended is done. */
  z.object({ type: z.literal('advice-followed'), at: Instant, level: SupportLevel, priority: Priority }),
  /** Something else is done than was recommended; `words` is why. */
  z.object({
    type: z.literal('advice-overridden'),
    at: Instant,
    level: SupportLevel,
    priority: Priority,
    instead: Standing,
    words: Words,
  }),
  /** By whoever has the say; `name` is the colleague's or the team's. */
  z.object({
    type: z.literal('ticket-assigned'),
    at: Instant,
    to: z.enum(['person', 'team']),
    toId: Id,
    name: z.string().max(120),
  }),
  z.object({ type: z.literal('ticket-snoozed'), at: Instant, until: Instant }),
  z.object({ type: z.literal('ticket-woken'), at: Instant }),
  /** Said in the conversation, by its requester or to them. */
  z.object({ type: z.literal('word-added'), at: Instant, words: Words }),
  /** Written by a technician for the others. */
  z.object({ type: z.literal('note-added'), at: Instant, words: Words }),
  /** A file came with a message, or with a note: `internal`. */
  z.object({
    type: z.literal('file-added'),
    at: Instant,
    name: FileName,
    bytes: z.number().int().positive(),
    sha256: hex(32),
    internal: z.boolean(),
  }),
  /** Before asking, the requester followed some steps of an article; `words` is its title. */
  z.object({
    type: z.literal('advice-tried'),
    at: Instant,
    articleId: Id,
    words: Words,
    steps: z.number().int().nonnegative(),
    of: z.number().int().positive(),
  }),
  /** `words`: why, where it ended what ran on it for somebody else. */
  z.object({ type: z.literal('ticket-taken'), at: Instant, words: Words.optional() }),
  /** Given back to the queue by whoever had it, in words for the next. */
  z.object({ type: z.literal('ticket-released'), at: Instant, words: Words }),
  /** It waits for its requester from then on; `words` is what they are asked for. */
  z.object({ type: z.literal('requester-asked'), at: Instant, words: Words }),
  z.object({ type: z.literal('ticket-resumed'), at: Instant }),
  /** Three quarters of the time that the contract promises have counted; `dueAt` is when all of it will have. */
  z.object({ type: z.literal('target-near'), at: Instant, target: Target, dueAt: Instant }),
  z.object({ type: z.literal('target-missed'), at: Instant, target: Target, dueAt: Instant }),
  z.object({ type: z.literal('ticket-resolved'), at: Instant, words: Words }),
  z.object({ type: z.literal('concern-added'), at: Instant, concernId: Id, words: Words }),
  z.object({ type: z.literal('concern-answered'), at: Instant, concernId: Id, words: Words }),
  z.object({ type: z.literal('concern-confirmed'), at: Instant, concernId: Id }),
  z.object({ type: z.literal('concern-refused'), at: Instant, concernId: Id, words: Words }),
  z.object({
    type: z.literal('diagnosed'),
    at: Instant,
    level: SupportLevel,
    outcome: DiagnosisOutcome,
    hypothesis: Words,
    /** What was tried. */
    words: Words,
  }),
  /** `team`: the one of that level that it waits for, when it is one. */
  z.object({
    type: z.literal('ticket-handed-over'),
    at: Instant,
    from: SupportLevel,
    to: SupportLevel,
    team: TeamName.optional(),
    words: Words,
  }),
  /** Guided by telephone; `words` is the article that the checklist is of, when it is one. */
  z.object({ type: z.literal('guidance-begun'), at: Instant, interventionId: Id, words: Words.optional() }),
  /** `words`: what was done, for the requester to read. */
  z.object({
    type: z.literal('guidance-ended'),
    at: Instant,
    interventionId: Id,
    minutes: Minutes,
    outcome: GuidanceOutcome,
    words: Words.optional(),
  }),
  /** `words`: why help at a distance was not enough. */
  z.object({
    type: z.literal('visit-proposed'),
    at: Instant,
    interventionId: Id,
    reason: VisitReason,
    dates: z.number().int().positive(),
    words: Words,
  }),
  z.object({
    type: z.literal('visit-changed'),
    at: Instant,
    interventionId: Id,
    dates: z.number().int().positive(),
    words: Words,
  }),
  z.object({ type: z.literal('visit-agreed'), at: Instant, interventionId: Id, from: Instant }),
  z.object({ type: z.literal('visit-dates-asked'), at: Instant, interventionId: Id, words: Words }),
  z.object({ type: z.literal('visit-reminded'), at: Instant, interventionId: Id, from: Instant }),
  /** `words`: why, where somebody said so; without them the ticket itself was settled. */
  z.object({
    type: z.literal('visit-cancelled'),
    at: Instant,
    interventionId: Id,
    avoided: z.boolean(),
    words: Words.optional(),
  }),
  z.object({
    type: z.literal('visit-done'),
    at: Instant,
    interventionId: Id,
    minutes: Minutes,
    outcome: VisitOutcome,
    signed: z.enum(['drawn', 'typed', 'none']),
    words: Words,
  }),
  /** Several tickets of one outage: this one stands under that, or has one more under it. */
  z.object({ type: z.literal('ticket-gathered'), at: Instant, under: Reference }),
  z.object({ type: z.literal('outage-grew'), at: Instant, by: Reference }),
  z.object({ type: z.literal('ticket-parted'), at: Instant, from: Reference }),
  z.object({ type: z.literal('ticket-closed'), at: Instant, outcome: TicketOutcome }),
  z.object({ type: z.literal('ticket-reopened'), at: Instant }),
  z.object({ type: z.literal('satisfaction-given'), at: Instant, face: Face, words: Words.optional() }),
  z.object({ type: z.literal('ticket-cancelled'), at: Instant }),
  /** A link to this ticket alone was made for somebody outside. */
  z.object({
    type: z.literal('guest-invited'),
    at: Instant,
    name: PersonName,
    until: Instant,
    withNotes: z.boolean(),
  }),
  z.object({ type: z.literal('guest-opened'), at: Instant, name: PersonName }),
  /** Said by them, under the name they gave; and to them. */
  z.object({ type: z.literal('guest-wrote'), at: Instant, name: PersonName, words: Words }),
  z.object({ type: z.literal('guest-answered'), at: Instant, words: Words }),
  z.object({ type: z.literal('guest-revoked'), at: Instant, name: PersonName }),
  z.object({
    type: z.literal('session-asked'),
    at: Instant,
    capabilities: Capabilities,
    durationMinutes: DurationMinutes,
  }),
  z.object({ type: z.literal('session-denied'), at: Instant, why: z.string().max(60) }),
  /** An event the machine refused: kept, because a refusal is a fact too. */
  z.object({ type: z.literal('event-refused'), at: Instant, event: z.string().max(60), why: z.string().max(60) }),
  /** What someone said or signed here was erased with them; that something happened is still known. */
  z.object({ type: z.literal('erased'), at: Instant }),
]);
export type TicketFact = z.infer<typeof TicketFact>;

export const ActorKind = z.enum(['employee', 'technician', 'administrator', 'workstation', 'broker']);

/** Who did it; `name` is empty once the person was erased. */
export const Actor = z.object({
  kind: ActorKind,
  name: z.string().max(120),
  personId: Id.optional(),
  workstationId: Id.optional(),
});
export type Actor = z.infer<typeof Actor>;

/** One line of a ticket's timeline; append-only. */
export const AuditEntry = z.object({
  id: Id,
  ticketId: Id,
  reference: Reference,
  sessionId: Id.nullable(),
  actor: Actor,
  fact: z.union([TicketFact, SessionEvent]),
  /** When the broker stored it: later than `fact.at` when it was away. */
  recordedAt: Instant,
});
export type AuditEntry = z.infer<typeof AuditEntry>;
