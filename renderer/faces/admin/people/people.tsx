import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRecord } from '../../../../app/level/person.ts';
import type { RequestOutput } from '../../../../app/wire/requests.ts';
import type { Column } from '../../../shared/parts/data-table.tsx';
import { DataTable } from '../../../shared/parts/data-table.tsx';
import { Empty } from '../../../shared/parts/empty.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import { directoryOf, peopleOf } from '../../../state/queries.ts';
import { ArchivedSwitch } from '../archived-switch.tsx';
import type { Done } from '../done-bar.tsx';
import { DoneBar } from '../done-bar.tsx';
import { ImportButton } from '../import/import-button.tsx';
import { SectionHead } from '../section-head.tsx';
import type { SectionProps } from '../sections.ts';
import { Created } from './created.tsx';
import { MergePerson } from './merge-person.tsx';
import { PersonForm } from './person-form.tsx';

type Opened =
  | PersonRecord
  | 'new'
  | { readonly merging: PersonRecord }
  | { readonly created: { readonly name: string; readonly password: string } }
  | null;

/** Everyone with an account. */
export function People({ office, me }: SectionProps): ReactElement {
  const { t } = useTranslation();
  const people = useQuery(peopleOf(office.link));
  const directory = useQuery(directoryOf(office.link));
  const [opened, setOpened] = useState<Opened>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [erased, setErased] = useState(false);
  const columns = useMemo(() => columnsOf(t, directory.data), [t, directory.data]);
  const person = opened !== null && typeof opened === 'object' && 'id' in opened ? opened : null;
  return (
    <>
      <SectionHead title={t('admin.people')} about={t('admin.about.people')}>
        <ImportButton office={office} kinds={['employees', 'technicians']} />
        <button type="button" className="button strong" onClick={() => setOpened('new')}>
          <Icon name="plus" size={18} />
          {t('admin.add')}
        </button>
      </SectionHead>
      <DoneBar done={done} onDismiss={() => setDone(null)} />
      <Listing query={people}>
        {(all) => (
          <>
            <DataTable
              caption={t('admin.people')}
              columns={columns}
              rows={all.filter((one) => erased || !one.erased)}
              tools={
                all.some((one) => one.erased) ? (
                  <ArchivedSwitch label={t('directory.person.showErased')} on={erased} onChange={setErased} />
                ) : null
              }
              rowId={({ id }) => id}
              onOpen={setOpened}
              openId={person?.id ?? null}
            />
            {all.every(({ id }) => id === me) ? (
              <Empty icon="people" title={t('admin.empty')} next={t('admin.emptyNext')} />
            ) : null}
          </>
        )}
      </Listing>
      {(opened === 'new' || person !== null) && directory.data !== undefined ? (
        <PersonForm
          office={office}
          person={person}
          isMe={person?.id === me}
          people={people.data ?? []}
          directory={directory.data}
          onClose={() => setOpened(null)}
          onDone={(what) => {
            setOpened(null);
            setDone(what);
          }}
          onCreated={(created) => setOpened({ created })}
          onMerge={(merging) => setOpened({ merging })}
        />
      ) : null}
      {opened !== null && typeof opened === 'object' && 'merging' in opened ? (
        <MergePerson
          office={office}
          from={opened.merging}
          people={people.data ?? []}
          onClose={() => setOpened(null)}
          onDone={(what) => {
            setOpened(null);
            setDone(what);
          }}
        />
      ) : null}
      {opened !== null && typeof opened === 'object' && 'created' in opened ? (
        <Created {...opened.created} onClose={() => setOpened(null)} />
      ) : null}
    </>
  );
}

const columnsOf = (t: TFunction, directory: RequestOutput<'directory.show'> | undefined): Column<PersonRecord>[] => {
  const nameOf = (id: string | null): string | null =>
    directory?.organisations.find((organisation) => organisation.id === id)?.name ?? null;
  return [
    {
      id: 'name',
      title: t('admin.columns.name'),
      value: ({ name }) => name,
      show: ({ name, disabled, byKey, erased }) => (
        <>
          {name}
          {disabled && !erased ? <span className="tag loss person-tag">{t('directory.person.isDisabled')}</span> : null}
          {byKey ? <span className="tag person-tag">{t('directory.merge.isKey')}</span> : null}
        </>
      ),
    },
    { id: 'email', title: t('admin.columns.email'), value: ({ email }) => email },
    { id: 'role', title: t('admin.columns.role'), value: ({ role }) => t(`admin.role.${role}`) },
    {
      id: 'level',
      title: t('admin.columns.level'),
      value: ({ level }) => (level === null ? null : `N${level}`),
      figures: true,
    },
    { id: 'team', title: t('admin.columns.team'), value: ({ team }) => team },
    {
      id: 'organisation',
      title: t('directory.place.organisation'),
      value: ({ organisationId }) => nameOf(organisationId),
    },
  ];
};
