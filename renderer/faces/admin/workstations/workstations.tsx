import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Organisation } from '../../../../app/directory/organisation.ts';
import type { WorkstationRecord } from '../../../../app/directory/workstation-record.ts';
import type { Column } from '../../../shared/parts/data-table.tsx';
import { DataTable } from '../../../shared/parts/data-table.tsx';
import { Empty } from '../../../shared/parts/empty.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import { agoOf } from '../../../shared/time.ts';
import { directoryOf, workstationsOf } from '../../../state/queries.ts';
import type { Done } from '../done-bar.tsx';
import { DoneBar } from '../done-bar.tsx';
import { Fleet } from '../fleet/fleet.tsx';
import { ImportButton } from '../import/import-button.tsx';
import { SectionHead } from '../section-head.tsx';
import type { SectionProps } from '../sections.ts';
import { WorkstationForm } from './workstation-form.tsx';

/** Every computer that has proven its key: whose it is, where it belongs, and whether it may still be helped. */
export function Workstations({ office }: SectionProps): ReactElement {
  const { t } = useTranslation();
  const workstations = useQuery(workstationsOf(office.link));
  const { data: directory } = useQuery(directoryOf(office.link));
  const [opened, setOpened] = useState<WorkstationRecord | null>(null);
  const [fleet, setFleet] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const columns = useMemo(() => columnsOf(t, directory?.organisations ?? [], office.now), [t, directory, office]);
  return (
    <>
      <SectionHead title={t('admin.sections.workstations')} about={t('directory.workstation.about')}>
        <ImportButton office={office} kinds={['workstations']} />
        <button type="button" className="button strong" onClick={() => setFleet(true)}>
          <Icon name="key" size={18} />
          {t('directory.fleet.button')}
        </button>
      </SectionHead>
      <DoneBar done={done} onDismiss={() => setDone(null)} />
      <Listing query={workstations}>
        {(all) =>
          all.length === 0 ? (
            <Empty icon="screen" title={t('directory.workstation.empty')} next={t('directory.workstation.emptyNext')} />
          ) : (
            <DataTable
              caption={t('admin.sections.workstations')}
              columns={columns}
              rows={all}
              rowId={({ id }) => id}
              onOpen={setOpened}
              openId={opened?.id ?? null}
            />
          )
        }
      </Listing>
      {fleet && directory !== undefined ? (
        <Fleet office={office} directory={directory} onClose={() => setFleet(false)} />
      ) : null}
      {opened !== null && directory !== undefined ? (
        <WorkstationForm
          office={office}
          workstation={opened}
          latest={workstations.data ?? []}
          directory={directory}
          onClose={() => setOpened(null)}
          onDone={(what) => {
            setOpened(null);
            setDone(what);
          }}
        />
      ) : null}
    </>
  );
}

function columnsOf(
  t: TFunction,
  organisations: readonly Organisation[],
  now: () => number,
): Column<WorkstationRecord>[] {
  const organisationOf = ({ organisationId, owner }: WorkstationRecord): string | null =>
    organisations.find(({ id }) => id === (organisationId ?? owner.organisationId))?.name ?? null;
  const stateOf = ({ revokedAt, online }: WorkstationRecord): 'revoked' | 'online' | 'away' => {
    if (revokedAt !== null) return 'revoked';
    return online ? 'online' : 'away';
  };
  return [
    { id: 'name', title: t('directory.workstation.name'), value: ({ name }) => name },
    { id: 'owner', title: t('directory.workstation.owner'), value: ({ owner }) => owner.name },
    { id: 'organisation', title: t('directory.place.organisation'), value: organisationOf },
    {
      id: 'tags',
      title: t('directory.workstation.tags'),
      value: ({ tags }) => (tags.length === 0 ? null : tags.join(' ')),
      show: ({ tags }) =>
        tags.length === 0
          ? '–'
          : tags.map((tag) => (
              <span key={tag} className="tag">
                {tag}
              </span>
            )),
    },
    {
      id: 'state',
      title: t('directory.workstation.state'),
      value: (row) => t(`directory.workstation.states.${stateOf(row)}`),
      show: (row) => <span className={TONES[stateOf(row)]}>{t(`directory.workstation.states.${stateOf(row)}`)}</span>,
    },
    {
      id: 'seen',
      title: t('directory.workstation.lastSeen'),
      value: ({ lastSeenAt }) => lastSeenAt,
      show: ({ lastSeenAt, online }) => {
        if (online) return t('directory.workstation.seenNow');
        return lastSeenAt === null ? '–' : agoOf(t, now() - lastSeenAt);
      },
      figures: true,
    },
  ];
}

const TONES = { revoked: 'tag loss', online: 'tag good', away: 'tag' } as const;
