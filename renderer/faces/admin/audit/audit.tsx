import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditLine } from '../../../../app/wire/requests/audit.ts';
import { keepInAddress, readAddress } from '../../../ports/address.ts';
import { Empty } from '../../../shared/parts/empty.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { Skeleton } from '../../../shared/parts/skeleton.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { asked, peopleOf } from '../../../state/queries.ts';
import { failureOf } from '../../../state/refused-error.ts';
import { SectionHead } from '../section-head.tsx';
import type { SectionProps } from '../sections.ts';
import type { DraftFilter } from './draft-filter.ts';
import { draftFrom, filterFrom } from './draft-filter.ts';
import { EventDetail } from './event-detail.tsx';
import { EventList } from './event-list.tsx';
import { ExportButton, ExportOutcome, useExport } from './export-button.tsx';
import { Filters } from './filters.tsx';
import { Health } from './health.tsx';
import { PersonBar } from './person-bar.tsx';
import { RetentionForm } from './retention-form.tsx';
import './audit.css';

/** The chain, the newest event first: found, read, followed and exported. */
export function Audit({ office, me }: SectionProps): ReactElement {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<DraftFilter>(() => draftFrom(readAddress()));
  const [opened, setOpened] = useState<AuditLine | null>(null);
  const [keeping, setKeeping] = useState(false);
  const { data: people } = useQuery(peopleOf(office.link));
  const person = people?.find(({ id }) => id === draft.personId);
  const settled = useDeferredValue(draft);
  const filter = useMemo(() => filterFrom(settled), [settled]);
  const exporting = useExport(office);
  const events = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => asked(office.link, 'audit.list', { filter, before: pageParam }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ lines, more }) => (more ? (lines.at(-1)?.event.seq ?? null) : null),
    gcTime: 0,
  });
  const lines = events.data?.pages.flatMap((page) => page.lines);
  const look = (next: DraftFilter): void => {
    setOpened(null);
    setDraft(next);
    keepInAddress({ ...next });
  };
  const body = useRef<HTMLDivElement>(null);
  /** Back to the event that was read. */
  const close = (): void => {
    body.current?.querySelector<HTMLElement>('tr.current .table-open')?.focus();
    setOpened(null);
  };
  const older = (): void => {
    if (events.hasNextPage && !events.isFetchingNextPage) void events.fetchNextPage();
  };
  return (
    <>
      <SectionHead title={t('admin.sections.audit')} about={t('audit.about')}>
        <button type="button" className="button" onClick={() => setKeeping(true)}>
          {t('audit.retention.button')}
        </button>
        <button type="button" className="button" onClick={() => void events.refetch()}>
          {t('audit.refresh')}
        </button>
        <ExportButton state={exporting.state} onExport={() => void exporting.start(filter)} />
      </SectionHead>
      <ExportOutcome state={exporting.state} />
      <Health office={office} />
      <Filters office={office} draft={draft} onChange={look} />
      {person === undefined || person.erased ? null : (
        <PersonBar key={person.id} office={office} personId={person.id} name={person.name} isMe={person.id === me} />
      )}
      {keeping ? <RetentionForm office={office} onClose={() => setKeeping(false)} /> : null}
      <div ref={body} className={opened === null ? 'audit-body' : 'audit-body with-detail'}>
        <div className="audit-events">
          <Events lines={lines} failure={failureOf(events.error)} onRetry={() => void events.refetch()}>
            {(all) => (
              <>
                <EventList lines={all} openId={opened?.event.id ?? null} onOpen={setOpened} onOlder={older} />
                {events.hasNextPage ? (
                  <button type="button" className="button" aria-disabled={events.isFetchingNextPage} onClick={older}>
                    {t('audit.older')}
                  </button>
                ) : (
                  <p className="soft small">{t('audit.whole')}</p>
                )}
              </>
            )}
          </Events>
        </div>
        {opened === null ? null : <EventDetail line={opened} onClose={close} onStory={look} />}
      </div>
    </>
  );
}

interface EventsProps {
  readonly lines: readonly AuditLine[] | undefined;
  readonly failure: ReturnType<typeof failureOf>;
  readonly onRetry: () => void;
  readonly children: (lines: readonly AuditLine[]) => ReactElement;
}

function Events({ lines, failure, onRetry, children }: EventsProps): ReactElement {
  const { t } = useTranslation();
  if (failure !== null)
    return (
      <Refusal text={failureText(t, failure)} icon="alert">
        <button type="button" className="button" onClick={onRetry}>
          {t('common.retry')}
        </button>
      </Refusal>
    );
  if (lines === undefined) return <Skeleton lines={8} />;
  if (lines.length === 0) return <Empty icon="list" title={t('audit.empty')} next={t('audit.emptyNext')} />;
  return children(lines);
}
