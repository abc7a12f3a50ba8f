import { z } from 'zod';
import { Id, Instant, PersonName, Words } from '../kernel/scalars.ts';
import { Slot } from './dates.ts';
import { Signature } from './signature.ts';
import { VisitState } from './state.ts';

/** In whole minutes; at most a day. */
export const Minutes = z.number().int().min(0).max(1440);

/** One thing to do or to ask for on the telephone. */
export const CheckLine = z.object({ words: Words, done: z.boolean() });
export type CheckLine = z.infer<typeof CheckLine>;

export const Checklist = z.array(CheckLine).max(30);

/** What a call came to. */
export const GuidanceOutcome = z.enum(['solved', 'goes-on', 'not-reached']);
export type GuidanceOutcome = z.infer<typeof GuidanceOutcome>;

/** Why somebody has to come: help at a distance was not enough. */
export const VisitReason = z.enum(['hands-needed', 'unreachable', 'remote-closed', 'remote-failed', 'guiding-failed']);
export type VisitReason = z.infer<typeof VisitReason>;

/** What a visit came to. */
export const VisitOutcome = z.enum(['solved', 'come-back', 'escalate']);
export type VisitOutcome = z.infer<typeof VisitOutcome>;

const technician = z.object({ id: Id, name: PersonName });
const Said = Words.or(z.literal(''));

/** Somebody was guided by telephone, step by step. */
export const Guidance = z.object({
  kind: z.literal('telephone'),
  id: Id,
  technician,
  startedAt: Instant,
  /** Null while they are on the phone. */
  endedAt: Instant.nullable(),
  /** As it was counted, or as whoever was on the phone corrected it. */
  minutes: Minutes.nullable(),
  /** Where the checklist comes from. */
  article: z.object({ id: Id, title: z.string() }).nullable(),
  checklist: Checklist,
  /** For whoever was guided to read. */
  notes: Said,
  outcome: GuidanceOutcome.nullable(),
});
export type Guidance = z.infer<typeof Guidance>;

export const VisitReport = z.object({
  startedAt: Instant,
  minutes: Minutes,
  /** What was done. */
  words: Words,
  /** What was used up or left there. */
  used: Said,
  outcome: VisitOutcome,
  signature: Signature,
});
export type VisitReport = z.infer<typeof VisitReport>;

/** Called off: by one side, or with the ticket itself. `avoided`: it was settled without anybody travelling. */
const Cancellation = z.object({
  at: Instant,
  by: z.enum(['requester', 'technician', 'ticket']),
  words: Said,
  avoided: z.boolean(),
});

export const Visit = z.object({
  kind: z.literal('on-site'),
  id: Id,
  /** Who comes. */
  technician,
  state: VisitState,
  proposedAt: Instant,
  reason: VisitReason,
  /** The same in words. */
  words: Words,
  dates: z.array(Slot),
  agreed: Slot.nullable(),
  place: Words,
  /** To be brought along. */
  material: Said,
  /** Which other dates would suit, when whoever asked for help said so last. */
  asked: Words.nullable(),
  cancelled: Cancellation.nullable(),
  report: VisitReport.nullable(),
});
export type Visit = z.infer<typeof Visit>;

/** A screen that was seen: the session itself says everything else. */
export const RemoteHelp = z.object({
  kind: z.literal('remote'),
  id: Id,
  technician,
  startedAt: Instant,
  /** Null while it goes on. */
  endedAt: Instant.nullable(),
});
export type RemoteHelp = z.infer<typeof RemoteHelp>;

export const Intervention = z.discriminatedUnion('kind', [Guidance, RemoteHelp, Visit]);
export type Intervention = z.infer<typeof Intervention>;

/** Everything that somebody did for a ticket, of the three kinds, the first first; its requester may read all of it. */
export const Interventions = z.object({ ticketId: Id, all: z.array(Intervention) });
export type Interventions = z.infer<typeof Interventions>;

/** As whoever counts time does: what has begun counts. */
export const minutesBetween = (from: Instant, until: Instant): number =>
  Math.min(1440, Math.max(0, Math.ceil((until - from) / 60_000)));
