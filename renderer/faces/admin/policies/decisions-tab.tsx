import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useMemo, useState } from 'react';
import type { Cursor, DecisionEntry } from '../../../../app/wire/requests/policy.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { DataTable } from '../../../shared/parts/data-table.tsx';
import { Empty } from '../../../shared/parts/empty.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import type { Office } from '../../../state/office.ts';
import { asked } from '../../../state/queries.ts';
import { decisionColumns } from './decision-columns.tsx';
import { DecisionDialog } from './decision-dialog.tsx';
import type { Speech } from './words.ts';

interface DecisionsTabProps {
  readonly office: Office;
  readonly speech: Speech;
}

type Which = 'all' | 'refused';
const WHICH: readonly Which[] = ['all', 'refused'];

/** Every decision that was made, what was kept from being asked included, explained with the rules that made it. */
export function DecisionsTab({ office, speech }: DecisionsTabProps): ReactElement {
  const { t, language } = speech;
  const [typed, setTyped] = useState('');
  const [which, setWhich] = useState<Which>('all');
  const [opened, setOpened] = useState<DecisionEntry | null>(null);
  const find = typed.trim();
  const refused = which === 'refused';
  const decisions = useInfiniteQuery({
    queryKey: ['policy-decisions', find, refused],
    queryFn: ({ pageParam }) => asked(office.link, 'policy.decisions', { find, refused, after: pageParam }),
    initialPageParam: null as Cursor | null,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const columns = useMemo(() => decisionColumns(t, language), [t, language]);
  return (
    <>
      <p className="policy-about">{t('policy.decisions.about')}</p>
      <div className="policy-find">
        <TextField
          label={t('policy.decisions.find')}
          value={typed}
          onChange={setTyped}
          hint={t('policy.decisions.findHint')}
          maxLength={120}
        />
        <Choices<Which>
          legend={t('policy.decisions.which')}
          joined
          value={which}
          onChange={setWhich}
          options={WHICH.map((value) => ({ value, label: t(`policy.decisions.${value}Of`) }))}
        />
      </div>
      <Listing query={decisions}>
        {({ pages }) =>
          pages.every(({ entries }) => entries.length === 0) ? (
            <Empty
              icon="scales"
              title={t('policy.decisions.empty')}
              next={t(find === '' && !refused ? 'policy.replay.emptyNext' : 'policy.decisions.emptyNext')}
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
              isFoundElsewhere
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
