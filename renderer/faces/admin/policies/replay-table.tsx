import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useMemo } from 'react';
import type { CapabilityDecision } from '../../../../app/policy/decision.ts';
import type { ReplayChange } from '../../../../app/wire/requests/policy.ts';
import type { Column } from '../../../shared/parts/data-table.tsx';
import { DataTable } from '../../../shared/parts/data-table.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { clockOf, shortDayOf } from '../../../shared/time.ts';
import type { Speech } from './words.ts';

/** Every decision that would change, with the rule that changes it. */
export function ReplayTable({
  changes,
  speech,
}: {
  readonly changes: readonly ReplayChange[];
  readonly speech: Speech;
}): ReactElement {
  const { t, language } = speech;
  const columns = useMemo(() => columnsOf(t, language), [t, language]);
  return (
    <DataTable
      caption={t('policy.replay.caption')}
      columns={columns}
      rows={changes}
      rowId={({ decisionId, before }) => `${decisionId} ${before.capability}`}
      sortedBy={{ id: 'when', descending: true }}
    />
  );
}

const columnsOf = (t: TFunction, language: string): Column<ReplayChange>[] => [
  {
    id: 'ticket',
    title: t('policy.replay.ticket'),
    value: ({ reference }) => reference ?? t('policy.replay.erased'),
    figures: true,
  },
  {
    id: 'when',
    title: t('policy.replay.when'),
    value: ({ at }) => at,
    show: ({ at }) => `${shortDayOf(language, at)} ${clockOf(language, at)}`,
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
    id: 'capability',
    title: t('policy.replay.capability'),
    value: ({ before }) => t(`policy.capability.${before.capability}`),
    wraps: true,
  },
  {
    id: 'change',
    title: t('policy.replay.change'),
    value: ({ before, after }) => `${answerWord(t, before)} → ${answerWord(t, after)}`,
    show: ({ before, after }) => (
      <>
        <span className="soft">{answerWord(t, before)} → </span>
        <Answer decision={after} t={t} />
      </>
    ),
  },
  { id: 'rules', title: t('policy.replay.rules'), value: ({ after }) => rulesOf(t, after), wraps: true },
];

/** Yes or no, by icon and word. */
export const Answer = ({
  decision,
  t,
}: {
  readonly decision: CapabilityDecision;
  readonly t: TFunction;
}): ReactElement => (
  <span className={decision.allowed ? 'badge good' : 'badge loss'}>
    <Icon name={decision.allowed ? 'check' : 'blocked'} size={16} />
    {answerWord(t, decision)}
  </span>
);

/** The names of the rules that decided, or that none did. */
export const rulesOf = (t: TFunction, { determining }: CapabilityDecision): string =>
  determining.length === 0 ? t('policy.replay.silence') : determining.map(({ name }) => name).join(', ');

function answerWord(t: TFunction, { allowed, recordingRequired }: CapabilityDecision): string {
  if (!allowed) return t('policy.answer.denied');
  return t(recordingRequired ? 'policy.answer.recorded' : 'policy.answer.allowed');
}
