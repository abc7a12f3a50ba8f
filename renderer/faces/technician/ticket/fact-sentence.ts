import type { TFunction } from 'i18next';
import type { AuditEntry } from '../../../../app/audit/entry.ts';
import type { Capability } from '../../../../app/consent/capability.ts';
import { removalWhy } from '../../../shared/removal-text.ts';

/** The plain sentence of one line of the timeline; every fact and every session event has its own. */
export function factSentence(t: TFunction, entry: AuditEntry, requester: string): string {
  const { fact } = entry;
  const actor = entry.actor.name || t('timeline.someone');
  switch (fact.type) {
    case 'ticket-opened':
      return fact.channel === undefined
        ? t('timeline.ticket-opened', { actor })
        : t(`timeline.ticket-recorded.${fact.channel}`, { actor, requester });
    case 'call-added':
      return t(`timeline.call-added.${fact.channel}`, { actor, requester });
    case 'ticket-classified':
      return t('timeline.ticket-classified', { actor, judged: judgedOf(t, fact), priority: `P${fact.priority}` });
    case 'priority-given':
      return t('timeline.priority-given', { actor, priority: `P${fact.priority}` });
    case 'advice-followed':
      return t('timeline.advice-followed', { actor, level: fact.level, priority: `P${fact.priority}` });
    case 'advice-overridden':
      return t('timeline.advice-overridden', {
        actor,
        level: fact.level,
        priority: `P${fact.priority}`,
        insteadLevel: fact.instead.level,
        insteadPriority: `P${fact.instead.priority}`,
      });
    case 'ticket-assigned':
      return t(`timeline.ticket-assigned.${fact.to}`, { actor, name: fact.name });
    case 'ticket-snoozed':
      return t('timeline.ticket-snoozed', { actor, when: new Date(fact.until) });
    case 'advice-tried':
      return t('timeline.advice-tried', { actor, count: fact.steps, of: fact.of });
    case 'ticket-closed':
      return t(`timeline.ticket-closed.${fact.outcome}`, { actor });
    case 'ticket-gathered':
      return t('timeline.ticket-gathered', { actor, reference: fact.under });
    case 'outage-grew':
      return t('timeline.outage-grew', { actor, reference: fact.by });
    case 'ticket-parted':
      return t('timeline.ticket-parted', { actor, reference: fact.from });
    case 'diagnosed': {
      const { level, hypothesis, outcome } = fact;
      return t('timeline.diagnosed', { actor, level, hypothesis, outcome: t(`timeline.outcome.${outcome}`) });
    }
    case 'ticket-handed-over': {
      const { from, to, team } = fact;
      const where = team === undefined ? `N${to}` : t('timeline.where', { level: to, team });
      const way = to > from ? 'escalated' : 'returned';
      return t(`timeline.ticket-handed-over.${way}`, { actor, from, to: where });
    }
    case 'satisfaction-given':
      return t('timeline.satisfaction-given', { actor, face: faceText(t, fact.face) });
    case 'session-asked':
      return t('timeline.session-asked', {
        actor,
        capabilities: listOf(t, fact.capabilities),
        minutes: fact.durationMinutes,
      });
    case 'session-denied':
      return t('timeline.session-denied', { actor, why: whyOf(t, fact.why) });
    case 'event-refused':
      return t('timeline.event-refused', { event: eventOf(t, fact.event), why: whyOf(t, fact.why) });
    case 'granted': {
      const { capabilities, display, issuedAt, expiresAt } = fact.signed.grant;
      return t('timeline.granted', {
        actor: requester,
        capabilities: listOf(t, capabilities),
        display: display.label,
        minutes: Math.round((expiresAt - issuedAt) / 60_000),
      });
    }
    case 'refused':
      return t(`timeline.refused.${fact.reason}`, { actor: requester });
    case 'capability-withdrawn':
    case 'capability-restored':
      return t(`timeline.${fact.type}`, { actor: requester, capability: t(`timeline.capability.${fact.capability}`) });
    case 'further-asked': {
      const { capabilities, minutes } = fact.signed.demand;
      return t('timeline.further-asked', { actor, what: moreOf(t, capabilities, minutes) });
    }
    case 'further-granted': {
      const { capabilities, issuedAt, expiresAt } = fact.signed.grant;
      return t('timeline.further-granted', {
        actor: requester,
        capabilities: listOf(t, capabilities),
        minutes: Math.round((expiresAt - issuedAt) / 60_000),
      });
    }
    case 'further-refused':
      return fact.reason === 'declined' || fact.reason === 'no-answer'
        ? t(`timeline.further-refused.${fact.reason}`, { actor: requester })
        : t('timeline.further-refused.other', { why: t(`timeline.refused.${fact.reason}`, { actor: requester }) });
    case 'right-revoked':
      return t('timeline.right-revoked', {
        capability: t(`timeline.capability.${fact.removal.capability}`),
        why: removalWhy(t, fact.removal),
      });
    case 'input-refused':
      return t('timeline.input-refused', { count: fact.count, why: whyOf(t, fact.why) });
    case 'ended':
      return t(`timeline.ended.${fact.reason}`, { requester });
    case 'guidance-ended':
      return t(`timeline.guidance-ended.${fact.outcome}`, { actor, minutes: fact.minutes });
    case 'visit-proposed': {
      const reason = t(`timeline.visitReason.${fact.reason}`);
      return t('timeline.visit-proposed', { actor, count: fact.dates, reason });
    }
    case 'visit-changed':
      return t('timeline.visit-changed', { actor, count: fact.dates });
    case 'visit-agreed':
      return t('timeline.visit-agreed', { actor, when: new Date(fact.from) });
    case 'visit-reminded':
      return t('timeline.visit-reminded', { when: new Date(fact.from) });
    case 'visit-cancelled':
      return t(`timeline.visit-cancelled.${calledOff(fact, entry.actor.kind)}`, { actor });
    case 'visit-done':
      return t(`timeline.visit-done.${fact.outcome}`, { actor, minutes: fact.minutes });
    case 'guest-invited':
      return t('timeline.guest-invited', { actor, name: fact.name, when: new Date(fact.until) });
    case 'guest-opened':
    case 'guest-wrote':
    case 'guest-revoked':
      return t(`timeline.${fact.type}`, { actor, name: fact.name });
    case 'target-near':
    case 'target-missed':
      return t(`timeline.${fact.type}.${fact.target}`, { when: new Date(fact.dueAt) });
    default:
      return t(`timeline.${fact.type}`, { actor });
  }
}

/** By somebody, or with the ticket; because nobody has to travel any more, or for whatever else. */
function calledOff(
  { avoided }: Extract<AuditEntry['fact'], { type: 'visit-cancelled' }>,
  by: AuditEntry['actor']['kind'],
): 'off' | 'avoided' | 'with' | 'settled' {
  if (by === 'broker') return avoided ? 'settled' : 'with';
  return avoided ? 'avoided' : 'off';
}

const judgedOf = (
  t: TFunction,
  { impact, urgency, category }: Extract<AuditEntry['fact'], { type: 'ticket-classified' }>,
): string =>
  [
    t(`timeline.judged.impact.${impact}`),
    ...(urgency === null ? [] : [t(`timeline.judged.urgency.${urgency}`)]),
    ...(category === null ? [] : [t(`timeline.judged.category.${category}`)]),
  ].join(', ');

const moreOf = (t: TFunction, capabilities: readonly Capability[], minutes: number): string =>
  [
    ...capabilities.map((capability) => t(`timeline.capability.${capability}`)),
    ...(minutes === 0 ? [] : [t('timeline.minutesMore', { minutes })]),
  ].join(', ');

const listOf = (t: TFunction, capabilities: readonly Capability[]): string =>
  capabilities.map((capability) => t(`timeline.capability.${capability}`)).join(', ');

/** What a face from 1 to 5 says, in words. */
export const faceText = (t: TFunction, face: number): string => t(`timeline.face.${face}`, { defaultValue: '' });

/** The audit keeps a bare name; one that this version has no words for is shown as it is rather than hidden. */
const whyOf = (t: TFunction, why: string): string => t(`timeline.why.${why}`, { defaultValue: why });
const eventOf = (t: TFunction, event: string): string => t(`timeline.event.${event}`, { defaultValue: event });
