import type { AuditEntry } from '../../../app/audit/entry.ts';
import type { ContractTerms } from '../../../app/directory/contract-terms.ts';
import { isWithinHours } from '../../../app/directory/hours.ts';
import type { Figures } from '../../../app/report/figures.ts';
import { sumOf } from '../../../app/report/figures.ts';
import type { Ticket } from '../../../app/ticket/ticket.ts';

/** A ticket, and what was told of it. */
export interface Told {
  readonly ticket: Ticket;
  readonly timeline: readonly AuditEntry[];
}

/** What a report should say of one ticket, read slowly off its timeline; its contract is open around the clock. */
export function figuresOf({ ticket, timeline }: Told): Figures {
  const facts = timeline.map(({ fact }) => fact);
  const count = (type: string): number => facts.filter((fact) => fact.type === type).length;
  const moves = facts.flatMap((fact) => (fact.type === 'ticket-handed-over' ? [fact] : []));
  const answered = facts.find(({ type }) => type === 'ticket-taken');
  const isResolved = ticket.state === 'resolved' || ticket.state === 'closed';
  const resolved = isResolved ? facts.findLast(({ type }) => type === 'ticket-resolved') : undefined;
  const face = facts.flatMap((fact) => (fact.type === 'satisfaction-given' ? [fact.face] : []));
  const hands = handsIn(timeline);
  const escalations = moves.filter(({ from, to }) => to > from).length;
  const isFirst = [hands - 1, count('requester-asked'), escalations, count('ticket-reopened')].every(
    (one) => one === 0,
  );
  return {
    ...sumOf([]),
    opened: 1,
    open: Number(!isResolved && ticket.state !== 'cancelled'),
    resolved: Number(isResolved),
    cancelled: Number(ticket.state === 'cancelled'),
    firstContact: Number(isResolved && ticket.level === 1 && isFirst),
    answered: Number(answered !== undefined),
    answerSeconds: answered === undefined ? 0 : Math.round((answered.at - ticket.openedAt) / 1000),
    answerDue: Number(answered !== undefined),
    answerKept: Number(answered !== undefined),
    resolveCounted: Number(resolved !== undefined),
    resolveSeconds:
      resolved === undefined ? 0 : Math.round((resolved.at - ticket.openedAt - waited(facts, resolved.at)) / 1000),
    resolveDue: Number(resolved !== undefined),
    resolveKept: Number(resolved !== undefined),
    escalations,
    returns: moves.filter(({ from, to }) => to < from).length,
    reopened: Number(count('ticket-reopened') > 0),
    remote: Number(count('first-frame') > 0),
    visitsAvoided: Number(isResolved && count('first-frame') > 0),
    rated: face.length,
    faces: face.reduce((sum, one) => sum + one, 0),
  };
}

/** How often it came into somebody's hands. */
function handsIn(timeline: readonly AuditEntry[]): number {
  let [hands, holder]: [number, string | undefined] = [0, undefined];
  for (const { fact, actor } of timeline) {
    if (fact.type === 'ticket-taken' && holder !== actor.name) {
      hands += 1;
      holder = actor.name;
    }
    if (fact.type === 'ticket-released' || fact.type === 'ticket-handed-over') holder = undefined;
  }
  return hands;
}

/** Milliseconds in which the requester had the next word, up to a moment. */
function waited(facts: readonly AuditEntry['fact'][], until: number): number {
  let [sum, since]: [number, number | null] = [0, null];
  for (const { type, at } of facts) {
    if (at >= until) break;
    if (type === 'requester-asked' || type === 'ticket-resolved') since ??= at;
    if (RUNS_AGAIN.includes(type) && since !== null) [sum, since] = [sum + at - since, null];
  }
  return sum + (since === null ? 0 : until - since);
}

const RUNS_AGAIN: readonly string[] = [
  'ticket-resumed',
  'ticket-taken',
  'ticket-reopened',
  'ticket-released',
  'ticket-handed-over',
];

/** Seconds within the hours, looked at minute by minute. */
export function secondsWithin(terms: ContractTerms, from: number, to: number): number {
  let minutes = 0;
  for (let at = from; at < to; at += 60_000) if (isWithinHours(terms, at)) minutes += 1;
  return minutes * 60;
}
