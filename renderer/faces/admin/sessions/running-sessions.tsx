import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunningSession } from '../../../../app/wire/requests/running-sessions.ts';
import type { Column } from '../../../shared/parts/data-table.tsx';
import { DataTable } from '../../../shared/parts/data-table.tsx';
import { Empty } from '../../../shared/parts/empty.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import { clockOf } from '../../../shared/time.ts';
import { runningOf } from '../../../state/queries.ts';
import type { Done } from '../done-bar.tsx';
import { DoneBar } from '../done-bar.tsx';
import { SectionHead } from '../section-head.tsx';
import type { SectionProps } from '../sections.ts';
import { Blocks } from './blocks.tsx';
import { EndSession } from './end-session.tsx';

/** Who is being helped now, by whom, and a way to end it. */
export function RunningSessions({ office }: SectionProps): ReactElement {
  const { t, i18n } = useTranslation();
  const running = useQuery(runningOf(office.link));
  const [opened, setOpened] = useState<RunningSession | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const columns = useMemo(() => columnsOf(t, i18n.language), [t, i18n.language]);
  return (
    <>
      <SectionHead title={t('admin.sections.sessions')} about={t('directory.running.about')} />
      <DoneBar done={done} onDismiss={() => setDone(null)} />
      <Listing query={running}>
        {(all) =>
          all.length === 0 ? (
            <Empty icon="eye" title={t('directory.running.empty')} next={t('directory.running.emptyNext')} />
          ) : (
            <DataTable
              caption={t('admin.sections.sessions')}
              columns={columns}
              rows={all}
              rowId={({ id }) => id}
              onOpen={setOpened}
              openId={opened?.id ?? null}
            />
          )
        }
      </Listing>
      {opened === null ? null : (
        <EndSession
          office={office}
          session={opened}
          onClose={() => setOpened(null)}
          onEnded={() => {
            setOpened(null);
            setDone({ text: t('directory.running.ended', { reference: opened.reference }) });
          }}
        />
      )}
      <Blocks office={office} />
    </>
  );
}

const columnsOf = (t: TFunction, language: string): Column<RunningSession>[] => [
  {
    id: 'reference',
    title: t('directory.running.reference'),
    value: ({ reference }) => reference,
    show: ({ reference }) => <span className="mono">{reference}</span>,
  },
  {
    id: 'state',
    title: t('directory.running.state'),
    value: ({ state }) => t(`directory.running.states.${state}`),
    show: ({ state }) => (
      <span className={state === 'asking' ? 'tag' : 'tag seen'}>{t(`directory.running.states.${state}`)}</span>
    ),
  },
  { id: 'technician', title: t('directory.running.technician'), value: ({ technician }) => technician.name },
  { id: 'requester', title: t('directory.running.requester'), value: ({ requester }) => requester.name },
  { id: 'workstation', title: t('directory.running.workstation'), value: ({ workstation }) => workstation.name },
  {
    id: 'asked',
    title: t('directory.running.askedAt'),
    value: ({ askedAt }) => askedAt,
    show: ({ askedAt }) => clockOf(language, askedAt),
    figures: true,
  },
  {
    id: 'expires',
    title: t('directory.running.expiresAt'),
    value: ({ expiresAt }) => expiresAt,
    show: ({ expiresAt }) => (expiresAt === null ? '–' : clockOf(language, expiresAt)),
    figures: true,
  },
];
