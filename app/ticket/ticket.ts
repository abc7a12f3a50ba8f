import { z } from 'zod';
import { Id, Instant, PersonName, TeamName, Words } from '../kernel/scalars.ts';
import { SupportLevel } from '../level/level.ts';
import { TechnicianCard } from '../level/person.ts';
import { Deadlines } from '../targets/deadlines.ts';
import { Priority, Urgency } from './priority.ts';
import type { ReferenceKind } from './reference.ts';
import { Reference } from './reference.ts';
import { TicketOutcome, TicketState } from './state.ts';

/** How much the requester can still work, in their own choice of three. */
export const Impact = z.enum(['blocked', 'hindered', 'question']);
export type Impact = z.infer<typeof Impact>;

/** What the help concerns; null until somebody has said so. */
export const Category = z.enum(['hardware', 'software', 'information']);
export type Category = z.infer<typeof Category>;

/** By which way the request for help came in. */
export const Channel = z.enum(['client', 'portal', 'telephone', 'email', 'on-site']);
export type Channel = z.infer<typeof Channel>;

export const Ticket = z.object({
  id: Id,
  reference: Reference,
  requester: z.object({ id: Id, name: PersonName }),
  words: Words,
  impact: Impact,
  urgency: Urgency.nullable(),
  priority: Priority,
  /** A technician gave the priority with a reason; otherwise it follows from impact and urgency. */
  priorityGiven: z.boolean(),
  category: Category.nullable(),
  channel: Channel,
  /** In whose hands it is, as far as levels go; whatever opens starts at 1. */
  level: SupportLevel,
  /** What the requester's contract promises about it; null where it promises nothing. */
  targets: Deadlines.nullable(),
  /** Out of the way until then, if it has not come. */
  snoozedUntil: Instant.nullable(),
  /** The team of that level that it waits for; null for whichever. */
  team: z.object({ id: Id, name: TeamName }).nullable(),
  state: TicketState,
  /** Null until it is closed. */
  outcome: TicketOutcome.nullable(),
  /** What its requester is asked for, while it waits for them. */
  awaited: Words.nullable(),
  assignee: TechnicianCard.nullable(),
  /** What was done, for the requester to read; null until somebody resolves it, and once these words were erased. */
  resolution: Words.nullable(),
  openedAt: Instant,
  changedAt: Instant,
  /** How many open tickets were opened before this one and wait still; null once somebody has taken it. */
  ahead: z.number().int().nonnegative().nullable(),
  /** The workstation the ticket was opened from, and whether it is connected now. */
  workstation: z.object({ id: Id, name: z.string().max(120), online: z.boolean() }).nullable(),
});
export type Ticket = z.infer<typeof Ticket>;

/** A question is a service request; anything that hinders work is an incident. */
export const kindOf = (impact: Impact): ReferenceKind => (impact === 'question' ? 'REQ' : 'INC');
