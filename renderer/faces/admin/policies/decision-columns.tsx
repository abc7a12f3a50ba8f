import type { TFunction } from 'i18next';
import type { PolicyDecision } from '../../../../app/policy/decision.ts';
import type { DecisionEntry } from '../../../../app/wire/requests/policy.ts';
import type { Column } from '../../../shared/parts/data-table.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { clockOf, shortDayOf } from '../../../shared/time.ts';

/** A line a decision: of what, when, who, what came of it, and which lock was closed. */
export const decisionColumns = (t: TFunction, language: string): Column<DecisionEntry>[] => [
  {
    id: 'ticket',
    title: t('policy.replay.ticket'),
    value: ({ reference }) => reference ?? t('policy.replay.erased'),
    figures: true,
  },
  {
    id: 'when',
    title: t('policy.replay.when'),
    value: ({ decision }) => decision.at,
    show: ({ decision }) => `${shortDayOf(language, decision.at)} ${clockOf(language, decision.at)}`,
    figures: true,
  },
  {
    id: 'technician',
    title: t('policy.replay.technician'),
    value: ({ technician }) => technician ?? t('policy.replay.erased'),
  },
  {
    id: 'workstation',
    title: t('policy.replay.workstation'),
    value: ({ workstation }) => workstation ?? t('policy.replay.erased'),
  },
  {
    id: 'answer',
    title: t('policy.decisions.answer'),
    value: ({ decision }) => answerOf(t, decision),
    show: ({ decision }) => (
      <span className={`policy-answer badge ${closedIn(decision).length > 0 ? 'loss' : 'good'}`}>
        <Icon name={closedIn(decision).length > 0 ? 'blocked' : 'check'} size={16} />
        {answerOf(t, decision)}
      </span>
    ),
    wraps: true,
  },
  {
    id: 'lock',
    title: t('policy.decisions.lock'),
    value: ({ decision }) =>
      locksOf(decision)
        .map((lock) => t(`policy.decisions.locks.${lock}`))
        .join(', ') || '–',
  },
  {
    id: 'occasion',
    title: t('policy.decisions.when'),
    value: ({ decision: { occasion, times } }) =>
      [t(`policy.decisions.occasion.${occasion}.short`), times === 1 ? '' : `× ${times}`].join(' ').trim(),
  },
];

/** What was closed, by whichever lock. */
const closedIn = ({ capabilities, removed }: PolicyDecision) =>
  capabilities.filter(
    ({ capability, allowed }) => !allowed || removed.some((removal) => removal.capability === capability),
  );

/** Decisions of before locks were kept were the rules' alone. */
function locksOf(decision: PolicyDecision): readonly ('contract' | 'policy')[] {
  if (closedIn(decision).length === 0) return [];
  const locks = new Set(decision.removed.map(({ lock }) => lock));
  return locks.size === 0 ? ['policy'] : [...locks];
}

/** In a few words: everything, nothing, or what was refused of it. */
function answerOf(t: TFunction, decision: PolicyDecision): string {
  const closed = closedIn(decision);
  if (closed.length === 0) return t('policy.decisions.all');
  if (closed.length === decision.capabilities.length && decision.occasion === 'asked')
    return t('policy.decisions.nothing');
  return t('policy.decisions.but', {
    rights: closed.map(({ capability }) => t(`policy.capability.${capability}`)).join(', '),
  });
}
