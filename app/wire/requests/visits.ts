import { z } from 'zod';
import { Id, Instant, Words } from '../../kernel/scalars.ts';
import { Slots } from '../../visit/dates.ts';
import {
  Checklist,
  GuidanceOutcome,
  Interventions,
  Minutes,
  VisitOutcome,
  VisitReason,
} from '../../visit/intervention.ts';
import { VisitSettings } from '../../visit/settings.ts';
import { SignatureGiven } from '../../visit/signature.ts';
import { VisitTerms } from '../../visit/terms.ts';
import type { RequestContract } from './contract.ts';
import { nothing } from './contract.ts';

const technicians = ['technician'] as const;
const both = ['employee', 'technician'] as const;

const one = z.object({ interventionId: Id });
const Said = Words.or(z.literal(''));
const planned = { dates: Slots, place: Words, material: Said };
const noted = { checklist: Checklist, notes: Said };

export const visitRequests = {
  /** Requesters see those of their own tickets. */
  'intervention.list': { input: z.object({ ticketId: Id }), output: Interventions, callers: both },
  /** Whoever has the ticket begins to guide by telephone; the same id is the same guidance, and one goes on at a time. */
  'guidance.begin': {
    input: one.extend({ ticketId: Id, articleId: Id.nullable(), checklist: Checklist }),
    output: Interventions,
    callers: technicians,
  },
  /** What was ticked and noted so far: told once it is over. */
  'guidance.note': { input: one.extend(noted), output: nothing, callers: technicians },
  /** `minutes`: how long it took, where the count is wrong. */
  'guidance.end': {
    input: one.extend({ ...noted, minutes: Minutes.nullable(), outcome: GuidanceOutcome }),
    output: Interventions,
    callers: technicians,
  },
  /** Before somebody is sent. */
  'visit.terms': { input: z.object({ ticketId: Id }), output: VisitTerms, callers: technicians },
  /** Never without the reason why help at a distance was not enough. The same id is the same visit. */
  'visit.propose': {
    input: one.extend({ ticketId: Id, reason: VisitReason, words: Words, ...planned }),
    output: Interventions,
    callers: technicians,
  },
  /** `words` is why; whatever was agreed is asked anew. */
  'visit.change': { input: one.extend({ ...planned, words: Words }), output: Interventions, callers: technicians },
  /** The date that begins then; a technician writes down what was agreed aloud. */
  'visit.agree': { input: one.extend({ from: Instant }), output: Interventions, callers: both },
  'visit.ask-other-dates': { input: one.extend({ words: Words }), output: Interventions, callers: ['employee'] },
  /** `avoided`: it was settled without anybody travelling, which is the support's to say. */
  'visit.cancel': {
    input: one.extend({ words: Words, avoided: z.boolean() }),
    output: Interventions,
    callers: both,
  },
  /** On return, or still there: once. */
  'visit.report': {
    input: one.extend({
      startedAt: Instant,
      minutes: Minutes,
      words: Words,
      used: Said,
      outcome: VisitOutcome,
      signature: SignatureGiven,
    }),
    output: Interventions,
    callers: technicians,
  },
  /** A visit that is agreed on, as calendars read it. */
  'visit.calendar': {
    input: one,
    output: z.object({ name: z.string(), text: z.string() }),
    callers: both,
  },
  'visit.settings': { input: nothing, output: VisitSettings, callers: ['administrator'] },
  'visit.change-settings': { input: VisitSettings, output: VisitSettings, callers: ['administrator'] },
} as const satisfies Record<string, RequestContract>;

/** Those that an employee's page may send through the main process. */
export const OWN_VISITS = [
  'intervention.list',
  'visit.agree',
  'visit.ask-other-dates',
  'visit.cancel',
  'visit.calendar',
] as const;
export type OwnVisitRequest = (typeof OWN_VISITS)[number];
