import { z } from 'zod';
import { Id } from '../kernel/scalars.ts';
import { SupportLevel } from '../level/level.ts';
import { Priority, Urgency } from '../ticket/priority.ts';
import { Reference } from '../ticket/reference.ts';
import { Category, Impact } from '../ticket/ticket.ts';

/** Whose history a kind of failure comes back in: a workstation's where one is known, otherwise the requester's own. */
export const HistoryOf = z.enum(['workstation', 'requester']);
export type HistoryOf = z.infer<typeof HistoryOf>;

/** All that a recommendation rests on. */
export interface Circumstances {
  readonly impact: Impact;
  readonly urgency: Urgency | null;
  readonly category: Category | null;
  /** A published article that tells of the same. */
  readonly article: { readonly id: Id; readonly title: string } | null;
  /** The open outage that it stands under, or that tells of the same. */
  readonly outage: { readonly id: Id; readonly reference: Reference } | null;
  /** How many people are hit by it as far as is known, the requester among them. */
  readonly people: number;
  readonly historyOf: HistoryOf;
  /** Which failure of this category it is within the last thirty days: 1 for the first. */
  readonly repeats: number;
  /** How many of the earlier ones needed another level than the first. */
  readonly escalated: number;
  /** Remote sessions there in the last thirty days. */
  readonly sessions: number;
  /** In what time the contract promises that it works again, at the matrix's priority; null where it promises nothing. */
  readonly promiseMinutes: number | null;
}

/** Why something is recommended, with what is needed to say so. */
export const Reason = z.discriminatedUnion('type', [
  z.object({ type: z.literal('matrix'), impact: Impact, urgency: Urgency.nullable() }),
  z.object({ type: z.literal('people'), count: z.number().int().positive() }),
  z.object({ type: z.literal('outage'), reference: Reference }),
  z.object({ type: z.literal('article'), articleId: Id, title: z.string().max(200) }),
  z.object({
    type: z.literal('repeats'),
    count: z.number().int().positive(),
    of: HistoryOf,
    category: Category.nullable(),
  }),
  z.object({ type: z.literal('escalated'), count: z.number().int().positive() }),
  z.object({ type: z.literal('sessions'), count: z.number().int().positive() }),
  z.object({ type: z.literal('category'), category: Category }),
  z.object({ type: z.literal('promise'), minutes: z.number().int().positive() }),
  /** Nothing says that more than the first level is needed. */
  z.object({ type: z.literal('first') }),
]);
export type Reason = z.infer<typeof Reason>;

/** Which level of support it needs, and how soon it is worked on. */
export const Standing = z.object({ level: SupportLevel, priority: Priority });
export type Standing = z.infer<typeof Standing>;

/** With the reasons that weigh most, the weightiest first. */
export const Recommendation = Standing.extend({
  levelFor: z.array(Reason).min(1),
  priorityFor: z.array(Reason).min(1),
});
export type Recommendation = z.infer<typeof Recommendation>;
