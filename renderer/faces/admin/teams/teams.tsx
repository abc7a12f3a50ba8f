import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Team } from '../../../../app/directory/team.ts';
import type { PersonRecord } from '../../../../app/level/person.ts';
import type { Column } from '../../../shared/parts/data-table.tsx';
import { DataTable } from '../../../shared/parts/data-table.tsx';
import { Empty } from '../../../shared/parts/empty.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import { directoryOf, peopleOf } from '../../../state/queries.ts';
import { ArchivedSwitch } from '../archived-switch.tsx';
import type { Done } from '../done-bar.tsx';
import { DoneBar } from '../done-bar.tsx';
import { SectionHead } from '../section-head.tsx';
import type { SectionProps } from '../sections.ts';
import { TeamForm } from './team-form.tsx';

/** Technicians who work together, and the level they have by it. */
export function Teams({ office }: SectionProps): ReactElement {
  const { t } = useTranslation();
  const directory = useQuery(directoryOf(office.link));
  const { data: people } = useQuery(peopleOf(office.link));
  const [opened, setOpened] = useState<Team | 'new' | null>(null);
  const [archived, setArchived] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const columns = useMemo(() => columnsOf(t, people ?? []), [t, people]);
  const shown = useMemo(
    () => directory.data?.teams.filter((team) => archived || !team.archived) ?? [],
    [directory.data, archived],
  );
  const add = (
    <button type="button" className="button strong" onClick={() => setOpened('new')}>
      <Icon name="plus" size={18} />
      {t('directory.team.add')}
    </button>
  );
  return (
    <>
      <SectionHead title={t('admin.sections.teams')} about={t('directory.team.about')}>
        {directory.data?.teams.length === 0 ? null : add}
      </SectionHead>
      <DoneBar done={done} onDismiss={() => setDone(null)} />
      <Listing query={directory}>
        {({ teams }) =>
          teams.length === 0 ? (
            <Empty icon="people" title={t('directory.team.empty')} next={t('directory.team.emptyNext')}>
              {add}
            </Empty>
          ) : (
            <DataTable
              caption={t('admin.sections.teams')}
              columns={columns}
              rows={shown}
              rowId={({ id }) => id}
              onOpen={setOpened}
              openId={typeof opened === 'object' ? (opened?.id ?? null) : null}
              tools={<ArchivedSwitch on={archived} onChange={setArchived} />}
            />
          )
        }
      </Listing>
      {opened === null ? null : (
        <TeamForm
          office={office}
          team={opened === 'new' ? null : opened}
          latest={directory.data?.teams ?? []}
          onClose={() => setOpened(null)}
          onDone={(what) => {
            setOpened(null);
            setDone(what);
          }}
        />
      )}
    </>
  );
}

const columnsOf = (t: TFunction, people: readonly PersonRecord[]): Column<Team>[] => [
  {
    id: 'name',
    title: t('directory.team.name'),
    value: ({ name, archived }) => (archived ? `${name} ${t('directory.archived')}` : name),
  },
  { id: 'level', title: t('directory.team.level'), value: ({ level }) => `N${level}`, figures: true },
  { id: 'kind', title: t('directory.team.kind'), value: ({ kind }) => t(`directory.team.kinds.${kind}`) },
  {
    id: 'members',
    title: t('directory.team.members'),
    value: ({ id }) => people.filter(({ teamId, disabled }) => teamId === id && !disabled).length,
    figures: true,
  },
];
