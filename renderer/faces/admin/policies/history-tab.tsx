import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useMemo, useState } from 'react';
import { differenceBetween, isEmpty } from '../../../../app/policy/difference.ts';
import type { PolicyVersion } from '../../../../app/policy/version.ts';
import type { PolicyDesk } from '../../../../app/wire/requests/policy.ts';
import type { Column } from '../../../shared/parts/data-table.tsx';
import { DataTable } from '../../../shared/parts/data-table.tsx';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import { Skeleton } from '../../../shared/parts/skeleton.tsx';
import { clockOf, dateOf } from '../../../shared/time.ts';
import type { Office } from '../../../state/office.ts';
import { asked, policyVersionOf } from '../../../state/queries.ts';
import { DifferenceView } from './difference-view.tsx';
import { RollBackDialog } from './roll-back-dialog.tsx';
import type { Speech } from './words.ts';

interface HistoryTabProps {
  readonly office: Office;
  readonly speech: Speech;
  readonly desk: PolicyDesk;
  readonly onDone: (text: string) => void;
}

/** Every version there was: what it changed, who wrote it, and the way back to it. */
export function HistoryTab({ office, speech, desk, onDone }: HistoryTabProps): ReactElement {
  const current = desk.published.number;
  const { t, language } = speech;
  const [opened, setOpened] = useState<PolicyVersion | null>(null);
  const history = useInfiniteQuery({
    queryKey: ['policy-history'],
    queryFn: ({ pageParam }) => asked(office.link, 'policy.history', { before: pageParam }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => {
      const last = page.at(-1);
      return last === undefined || last.number === 1 ? undefined : last.number;
    },
  });
  const columns = useMemo(() => columnsOf(t, language, current), [t, language, current]);
  return (
    <>
      <Listing query={history}>
        {({ pages }) => (
          <DataTable
            caption={t('policy.history.caption')}
            columns={columns}
            rows={pages.flat()}
            rowId={({ number }) => String(number)}
            sortedBy={{ id: 'number', descending: true }}
            onOpen={setOpened}
            openId={opened === null ? null : String(opened.number)}
          />
        )}
      </Listing>
      {history.hasNextPage ? (
        <button type="button" className="button" onClick={() => void history.fetchNextPage()}>
          {t('policy.history.older')}
        </button>
      ) : null}
      {opened === null ? null : (
        <VersionDialog
          key={opened.number}
          office={office}
          speech={speech}
          version={opened}
          desk={desk}
          onClose={() => setOpened(null)}
          onDone={(text) => {
            setOpened(null);
            onDone(text);
          }}
        />
      )}
    </>
  );
}

const columnsOf = (t: TFunction, language: string, current: number): Column<PolicyVersion>[] => [
  {
    id: 'number',
    title: t('policy.history.number'),
    value: ({ number }) => number,
    show: ({ number }) => (number === current ? `${number} · ${t('policy.history.inForce')}` : String(number)),
    figures: true,
  },
  {
    id: 'date',
    title: t('policy.history.date'),
    value: ({ publishedAt }) => publishedAt,
    show: ({ publishedAt }) => `${dateOf(language, publishedAt)} ${clockOf(language, publishedAt)}`,
    figures: true,
  },
  {
    id: 'author',
    title: t('policy.history.author'),
    value: ({ author, approver }) =>
      [author?.name ?? t('policy.history.product'), approver?.name].filter((name) => name !== undefined).join(' + '),
  },
  { id: 'rules', title: t('policy.history.rules'), value: ({ rules }) => rules, figures: true },
  {
    id: 'note',
    title: t('policy.history.note'),
    value: ({ note, bringsBack }) =>
      [bringsBack === null ? '' : t('policy.history.bringsBack', { number: bringsBack }), note]
        .filter((part) => part !== '')
        .join(' · '),
    wraps: true,
  },
];

interface VersionDialogProps extends HistoryTabProps {
  readonly version: PolicyVersion;
  readonly onClose: () => void;
}

function VersionDialog({ office, speech, version, desk, onClose, onDone }: VersionDialogProps): ReactElement {
  const { t } = speech;
  const { number, note } = version;
  const [isGoingBack, setGoingBack] = useState(false);
  if (isGoingBack)
    return <RollBackDialog office={office} desk={desk} speech={speech} to={number} onClose={onClose} onDone={onDone} />;
  const isOlder = number !== desk.published.number;
  const waits = desk.proposal !== null;
  return (
    <Dialog title={t('policy.history.title', { number })} side wide onClose={onClose}>
      {note === '' ? null : (
        <>
          <h3>{t('policy.history.note')}</h3>
          <p className="policy-words">{note}</p>
        </>
      )}
      {number === 1 ? <p>{t('policy.history.first')}</p> : <Changes office={office} speech={speech} number={number} />}
      {isOlder && waits ? <p className="soft">{t('policy.history.waits')}</p> : null}
      <div className="actions record-actions">
        {isOlder && !waits ? (
          <button type="button" className="button strong" onClick={() => setGoingBack(true)}>
            {t('policy.history.rollBackOpen', { number })}
          </button>
        ) : null}
        <button type="button" className="button" onClick={onClose}>
          {t('common.close')}
        </button>
      </div>
    </Dialog>
  );
}

function Changes({
  office,
  speech,
  number,
}: {
  readonly office: Office;
  readonly speech: Speech;
  readonly number: number;
}): ReactElement {
  const { t } = speech;
  const { data: after } = useQuery(policyVersionOf(office.link, number));
  const { data: before } = useQuery(policyVersionOf(office.link, number - 1));
  if (after === undefined || before === undefined) return <Skeleton lines={3} />;
  const difference = differenceBetween(before, after);
  return (
    <>
      <h3>{t('policy.history.against', { number: number - 1 })}</h3>
      {isEmpty(difference) ? (
        <p>{t('policy.history.same')}</p>
      ) : (
        <DifferenceView difference={difference} speech={speech} />
      )}
    </>
  );
}
