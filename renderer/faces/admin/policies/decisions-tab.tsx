import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useMemo, useState } from 'react';
import { sourcesOf } from '../../../../app/policy/explain.ts';
import { Reference } from '../../../../app/ticket/reference.ts';
import type { Cursor, DecisionEntry } from '../../../../app/wire/requests/policy.ts';
import type { Column } from '../../../shared/parts/data-table.tsx';
import { DataTable } from '../../../shared/parts/data-table.tsx';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Empty } from '../../../shared/parts/empty.tsx';
import { Skeleton } from '../../../shared/parts/skeleton.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { clockOf, dayOf } from '../../../shared/time.ts';
import type { Office } from '../../../state/office.ts';
import { asked, policyVersionOf } from '../../../state/queries.ts';
import { Explained } from './explained.tsx';
import type { Speech } from './words.ts';

interface DecisionsTabProps {
  readonly office: Office;
  readonly speech: Speech;
}

/** Every decision that was made, found by its ticket, explained with the source of the rules that made it. */
export function DecisionsTab({ office, speech }: DecisionsTabProps): ReactElement {
  const { t, language } = speech;
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState<DecisionEntry | null>(null);
  const found = Reference.safeParse(typed.trim().toUpperCase());
  const reference = found.success ? found.data : null;
  const decisions = useInfiniteQuery({
    queryKey: ['policy-decisions', reference],
    queryFn: ({ pageParam }) =>
      asked(office.link, 'policy.decisions', { reference, technicianId: null, after: pageParam }),
    initialPageParam: null as Cursor | null,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 0,
  });
  const columns = useMemo(() => columnsOf(t, language), [t, language]);
  const rows = decisions.data?.pages.flatMap(({ entries }) => entries);
  return (
    <>
      <p className="policy-about">{t('policy.decisions.about')}</p>
      <TextField
        label={t('policy.decisions.reference')}
        value={typed}
        onChange={setTyped}
        placeholder="INC-2026-000042"
        mono
      />
      {rows === undefined ? <Skeleton lines={5} /> : null}
      {rows?.length === 0 ? (
        <Empty icon="scales" title={t('policy.decisions.empty')} next={t('policy.decisions.emptyNext')} />
      ) : null}
      {rows !== undefined && rows.length > 0 ? (
        <DataTable
          caption={t('policy.decisions.caption')}
          columns={columns}
          rows={rows}
          rowId={({ decision }) => decision.id}
          sortedBy={{ id: 'when', descending: true }}
          onOpen={setOpened}
          openId={opened?.decision.id ?? null}
        />
      ) : null}
      {decisions.hasNextPage ? (
        <button type="button" className="button" onClick={() => void decisions.fetchNextPage()}>
          {t('policy.decisions.more')}
        </button>
      ) : null}
      {opened === null ? null : (
        <DecisionDialog office={office} speech={speech} entry={opened} onClose={() => setOpened(null)} />
      )}
    </>
  );
}

const columnsOf = (t: TFunction, language: string): Column<DecisionEntry>[] => [
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
    show: ({ decision }) => `${dayOf(language, decision.at)} ${clockOf(language, decision.at)}`,
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
    title: t('policy.whatIf.result'),
    value: ({ decision }) =>
      decision.capabilities
        .map(({ capability, allowed }) =>
          t('policy.decisions.each', {
            right: t(`policy.capability.${capability}`),
            answer: t(allowed ? 'policy.answer.allowed' : 'policy.answer.denied'),
          }),
        )
        .join(' · '),
  },
  { id: 'version', title: t('policy.decisions.version'), value: ({ decision }) => decision.version, figures: true },
];

interface DecisionDialogProps extends DecisionsTabProps {
  readonly entry: DecisionEntry;
  readonly onClose: () => void;
}

function DecisionDialog({ office, speech, entry: { decision }, onClose }: DecisionDialogProps): ReactElement {
  const { t, language } = speech;
  const { data: content } = useQuery(policyVersionOf(office.link, decision.version));
  const sources = decision.capabilities.flatMap((one) => sourcesOf(one, content?.rules ?? []));
  const each = [...new Map(sources.map((source) => [source.cedar, source])).values()];
  const date = `${dayOf(language, decision.at)} ${clockOf(language, decision.at)}`;
  return (
    <Dialog title={t('policy.decisions.title', { date })} side onClose={onClose}>
      {decision.capabilities.map((one) => (
        <Explained key={one.capability} office={office} speech={speech} decision={one} version={decision.version} />
      ))}
      {each.length === 0 ? null : <h3>{t('policy.decisions.sources')}</h3>}
      {each.map(({ name, cedar }) => (
        <div key={cedar} className="policy-source">
          <strong>{name}</strong>
          <pre className="mono">{cedar}</pre>
        </div>
      ))}
      <div className="actions record-actions">
        <button type="button" className="button" onClick={onClose}>
          {t('common.close')}
        </button>
      </div>
    </Dialog>
  );
}
