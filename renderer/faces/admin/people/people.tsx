import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../../app/level/person.ts';
import type { Column } from '../../../shared/parts/data-table.tsx';
import { DataTable } from '../../../shared/parts/data-table.tsx';
import { Empty } from '../../../shared/parts/empty.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import { peopleOf } from '../../../state/queries.ts';
import { SectionHead } from '../section-head.tsx';
import type { SectionProps } from '../sections.ts';
import { AddPerson } from './add-person.tsx';

/** Everyone with an account. */
export function People({ office, me }: SectionProps): ReactElement {
  const { t } = useTranslation();
  const people = useQuery(peopleOf(office.link));
  const [adding, setAdding] = useState(false);
  const columns = useMemo(() => columnsOf(t), [t]);
  return (
    <>
      <SectionHead title={t('admin.people')} about={t('admin.about.people')}>
        <button type="button" className="button strong" onClick={() => setAdding(true)}>
          <Icon name="plus" size={18} />
          {t('admin.add')}
        </button>
      </SectionHead>
      <Listing query={people}>
        {(all) => (
          <>
            <DataTable caption={t('admin.people')} columns={columns} rows={all} rowId={({ id }) => id} />
            {all.every(({ id }) => id === me) ? (
              <Empty icon="people" title={t('admin.empty')} next={t('admin.emptyNext')} />
            ) : null}
          </>
        )}
      </Listing>
      {adding ? <AddPerson office={office} onClose={() => setAdding(false)} /> : null}
    </>
  );
}

const columnsOf = (t: TFunction): Column<Person>[] => [
  { id: 'name', title: t('admin.columns.name'), value: ({ name }) => name },
  { id: 'email', title: t('admin.columns.email'), value: ({ email }) => email },
  { id: 'role', title: t('admin.columns.role'), value: ({ role }) => t(`admin.role.${role}`) },
  {
    id: 'level',
    title: t('admin.columns.level'),
    value: ({ level }) => (level === null ? null : `N${level}`),
    figures: true,
  },
  { id: 'team', title: t('admin.columns.team'), value: ({ team }) => team },
];
