import { z } from 'zod';
import { AdviceDecision } from '../../advice/decision.ts';
import { IntakeChannel } from '../../desk/channel.ts';
import { Colleague, Looker } from '../../desk/colleague.ts';
import { CallerCard, CallerFile } from '../../desk/intake.ts';
import { Queue } from '../../desk/queue.ts';
import { DeskSettings } from '../../desk/settings.ts';
import { Id, Instant, Words } from '../../kernel/scalars.ts';
import { Priority, Urgency } from '../../ticket/priority.ts';
import { Reference } from '../../ticket/reference.ts';
import { Category, Impact, Ticket } from '../../ticket/ticket.ts';
import type { RequestContract } from './contract.ts';
import { nothing } from './contract.ts';

const technicians = ['technician'] as const;

/** What whoever listens judges. */
const judged = { impact: Impact, urgency: Urgency.nullable(), category: Category.nullable() };

export const deskRequests = {
  /** Draws the reference that is said aloud at once; the same id is the same intake. */
  'intake.begin': {
    input: z.object({ intakeId: Id, channel: IntakeChannel }),
    output: z.object({ reference: Reference }),
    callers: technicians,
  },
  /** By name, address, telephone number or workstation, as far as they were typed; few, the likeliest first. */
  'intake.find-callers': {
    input: z.object({ words: z.string().trim().min(1).max(200) }),
    output: z.array(CallerCard),
    callers: technicians,
  },
  'intake.show-caller': { input: z.object({ personId: Id }), output: CallerFile, callers: technicians },
  /**
   * The intake becomes the ticket of its reference; `keep` gives it to whoever writes it down. A `decision` on what was
   * recommended counts as far as that is still recommended.
   */
  'intake.record': {
    input: z.object({
      intakeId: Id,
      requesterId: Id,
      words: Words,
      ...judged,
      keep: z.boolean(),
      decision: AdviceDecision.optional(),
    }),
    output: Ticket,
    callers: technicians,
  },
  /** The intake becomes a ticket that stands under a known incident, and waits with it. */
  'intake.join': {
    input: z.object({ intakeId: Id, requesterId: Id, words: Words, ...judged, incidentId: Id }),
    output: Ticket,
    callers: technicians,
  },
  /** The call is about an open ticket: it goes on that one, and its own reference stays unused. */
  'intake.attach': {
    input: z.object({ intakeId: Id, ticketId: Id, words: Words }),
    output: Ticket,
    callers: technicians,
  },
  /** Nothing came of it; its reference stays unused, with the reason, which goes with `callerId` where somebody was found. */
  'intake.abandon': {
    input: z.object({ intakeId: Id, words: Words, callerId: Id.nullable() }),
    output: nothing,
    callers: technicians,
  },
  'ticket.classify': { input: z.object({ ticketId: Id, ...judged }), output: Ticket, callers: technicians },
  /** Against the matrix, with the reason; it holds until impact or urgency change. */
  'ticket.give-priority': {
    input: z.object({ ticketId: Id, priority: Priority, words: Words }),
    output: Ticket,
    callers: technicians,
  },
  /** What anyone may take from that queue and comes first: two people never get the same. */
  'ticket.take-next': { input: z.object({ queue: Queue }), output: Ticket, callers: technicians },
  /** How many wait in each: for anyone, or, of a person's or a watched one, for whoever has them; none that is put aside. */
  'ticket.count-waiting': {
    input: z.object({ queues: z.array(Queue).max(10) }),
    output: z.array(z.number().int().nonnegative()),
    callers: technicians,
  },
  /** To a colleague or a team of the ticket's own level. */
  'ticket.assign': {
    input: z.object({
      ticketId: Id,
      to: z.discriminatedUnion('type', [
        z.object({ type: z.literal('person'), id: Id }),
        z.object({ type: z.literal('team'), id: Id }),
      ]),
    }),
    output: Ticket,
    callers: technicians,
  },
  /** Out of the way until then; null brings it back. */
  'ticket.snooze': {
    input: z.object({ ticketId: Id, until: Instant.nullable() }),
    output: Ticket,
    callers: technicians,
  },
  'ticket.watch': {
    input: z.object({ ticketId: Id, watching: z.boolean() }),
    output: z.object({ watching: z.boolean() }),
    callers: technicians,
  },
  /** This console shows that ticket from now on, or none; gives who else has it before them. */
  'ticket.look': {
    input: z.object({ ticketId: Id.nullable() }),
    output: z.object({ others: z.array(Looker), watching: z.boolean() }),
    callers: technicians,
  },
  'desk.colleagues': { input: nothing, output: z.array(Colleague), callers: technicians },
  'desk.set-on-phone': { input: z.object({ onPhone: z.boolean() }), output: Colleague, callers: technicians },
  'desk.settings': { input: nothing, output: DeskSettings, callers: ['technician', 'administrator'] },
  'desk.change-settings': { input: DeskSettings, output: DeskSettings, callers: ['administrator'] },
} as const satisfies Record<string, RequestContract>;
