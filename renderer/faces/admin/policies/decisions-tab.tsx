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
import { Icon } from '../../../shared/parts/icon.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { clockOf, dateOf } from '../../../shared/time.ts';
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
  const unfinished = typed.trim() !== '' && reference === null;
  return (
    <>
      <p className="policy-about">{t('policy.decisions.about')}</p>
      <div className="table-find">
        <TextField
          label={t('policy.decisions.reference')}
          value={typed}
          onChange={setTyped}
          placeholder="INC-2026-000042"
          mono
          hint={unfinished ? t('audit.filter.badReference') : undefined}
        />
      </div>
      <Listing query={decisions}>
        {({ pages }) =>
          pages.every(({ entries }) => entries.length === 0) ? (
            <Empty
              icon="scales"
              title={t('policy.decisions.empty')}
              next={t(reference === null ? 'policy.replay.emptyNext' : 'policy.decisions.emptyNext')}
            />
          ) : (
            <DataTable
              caption={t('policy.decisions.caption')}
              columns={columns}
              rows={pages.flatMap(({ entries }) => entries)}
              rowId={({ decision }) => decision.id}
              sortedBy={{ id: 'when', descending: true }}
              onOpen={setOpened}
              openId={opened?.decision.id ?? null}
            />
          )
        }
      </Listing>
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
    show: ({ decision }) => `${dateOf(language, decision.at)} ${clockOf(language, decision.at)}`,
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
    value: (entry) => answerOf(t, entry),
    show: (entry) => (
      <span className={isRefused(entry) ? 'badge loss' : 'badge good'}>
        <Icon name={isRefused(entry) ? 'blocked' : 'check'} size={16} />
        {answerOf(t, entry)}
      </span>
    ),
  },
  { id: 'version', title: t('policy.decisions.version'), value: ({ decision }) => decision.version, figures: true },
];

const isRefused = ({ decision }: DecisionEntry): boolean => decision.capabilities.some(({ allowed }) => !allowed);

/** In a few words: everything, nothing, or what was refused of it. */
function answerOf(t: TFunction, { decision: { capabilities } }: DecisionEntry): string {
  const refused = capabilities.filter(({ allowed }) => !allowed);
  if (refused.length === 0) return t('policy.decisions.all');
  if (refused.length === capabilities.length) return t('policy.decisions.nothing');
  return t('policy.decisions.but', {
    rights: refused.map(({ capability }) => t(`policy.capability.${capability}`)).join(', '),
  });
}

interface DecisionDialogProps extends DecisionsTabProps {
  readonly entry: DecisionEntry;
  readonly onClose: () => void;
}

function DecisionDialog({ office, speech, entry, onClose }: DecisionDialogProps): ReactElement {
  const { t, language } = speech;
  const { decision, reference, technician, workstation } = entry;
  const erased = t('policy.replay.erased');
  const { data: content } = useQuery(policyVersionOf(office.link, decision.version));
  const sources = decision.capabilities.flatMap((one) => sourcesOf(one, content?.rules ?? []));
  const each = [...new Map(sources.map((source) => [source.cedar, source])).values()];
  const date = `${dateOf(language, decision.at)} ${clockOf(language, decision.at)}`;
  return (
    <Dialog title={t('policy.decisions.title', { date })} side onClose={onClose}>
      <p className="soft figures">{[reference, technician, workstation].map((part) => part ?? erased).join(' · ')}</p>
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
