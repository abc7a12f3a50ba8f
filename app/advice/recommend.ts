import type { SupportLevel } from '../level/level.ts';
import type { PriorityMatrix } from '../ticket/priority.ts';
import { Priority, priorityFor } from '../ticket/priority.ts';
import type { Circumstances, Reason, Recommendation } from './circumstances.ts';

/** What one circumstance adds: towards a higher level, and towards a higher priority, never away from one. */
interface Weight {
  readonly level: number;
  /** Steps nearer to P1 than the matrix has it. */
  readonly priority: 0 | 1 | 2;
  readonly reason: Reason;
}

/** A pure reading of a table of reasons: more people hit, or a graver impact, never makes a ticket wait longer. */
export function recommend(matrix: PriorityMatrix, circumstances: Circumstances): Recommendation {
  const weights = REASONS.map((weigh) => weigh(circumstances)).filter((weight) => weight !== null);
  const points = sum(weights.map(({ level }) => level));
  const { impact, urgency } = circumstances;
  const base = priorityFor(matrix, impact, urgency);
  const priority = Priority.parse(Math.max(1, base - sum(weights.map((weight) => weight.priority))));
  const level = levelOf(points);
  return {
    level,
    priority,
    levelFor: weightiest(weights, ({ level: points }) => (level === 1 ? -points : points), { type: 'first' }),
    priorityFor: weightiest(weights, (weight) => weight.priority, { type: 'matrix', impact, urgency }),
  };
}

/** Points at which a level is left for the next. */
const SECOND = 2;
const THIRD = 6;

function levelOf(points: number): SupportLevel {
  if (points >= THIRD) return 3;
  return points >= SECOND ? 2 : 1;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Those that pull that way, the strongest first; what is said where none does. */
function weightiest(weights: readonly Weight[], pull: (weight: Weight) => number, otherwise: Reason): Reason[] {
  const pulling = weights.filter((weight) => pull(weight) > 0).sort((one, other) => pull(other) - pull(one));
  return pulling.length === 0 ? [otherwise] : pulling.map(({ reason }) => reason);
}

type Weigh = (circumstances: Circumstances) => Weight | null;

const REASONS: readonly Weigh[] = [
  ({ people }) =>
    people < SEVERAL
      ? null
      : {
          level: people < MANY ? 2 : 3,
          priority: people < MANY ? 1 : 2,
          reason: { type: 'people', count: people },
        },
  // What is being worked on already needs no second pair of hands: it is gathered there.
  ({ outage }) =>
    outage === null ? null : { level: -4, priority: 0, reason: { type: 'outage', reference: outage.reference } },
  ({ repeats, historyOf, category }) =>
    repeats < 2
      ? null
      : {
          level: repeats < 3 ? 1 : 3,
          priority: repeats < 3 ? 0 : 1,
          reason: { type: 'repeats', count: repeats, of: historyOf, category },
        },
  ({ escalated }) =>
    escalated === 0 ? null : { level: 2, priority: 0, reason: { type: 'escalated', count: escalated } },
  ({ sessions }) => (sessions < 2 ? null : { level: 1, priority: 0, reason: { type: 'sessions', count: sessions } }),
  ({ category }) =>
    category === null || category === 'software'
      ? null
      : { level: category === 'hardware' ? 1 : -2, priority: 0, reason: { type: 'category', category } },
  ({ article }) =>
    article === null
      ? null
      : { level: -1, priority: 0, reason: { type: 'article', articleId: article.id, title: article.title } },
  ({ promiseMinutes }) =>
    promiseMinutes === null || promiseMinutes > TIGHT_MINUTES
      ? null
      : { level: 1, priority: 0, reason: { type: 'promise', minutes: promiseMinutes } },
];

/** People hit. */
const SEVERAL = 3;
const MANY = 10;
/** A promise that leaves no time to try things one after the other. */
const TIGHT_MINUTES = 120;
