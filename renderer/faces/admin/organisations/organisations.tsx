import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contract } from '../../../../app/directory/contract.ts';
import { isInForce } from '../../../../app/directory/hours.ts';
import type { Organisation, Site } from '../../../../app/directory/organisation.ts';
import type { PersonRecord } from '../../../../app/level/person.ts';
import type { Column } from '../../../shared/parts/data-table.tsx';
import { DataTable } from '../../../shared/parts/data-table.tsx';
import { Empty } from '../../../shared/parts/empty.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import { contractsOf, directoryOf, peopleOf } from '../../../state/queries.ts';
import { ArchivedSwitch } from '../archived-switch.tsx';
import type { Done } from '../done-bar.tsx';
import { DoneBar } from '../done-bar.tsx';
import { ImportButton } from '../import/import-button.tsx';
import { SectionHead } from '../section-head.tsx';
import type { SectionProps } from '../sections.ts';
import { OrganisationForm } from './organisation-form.tsx';

/** Whom support is given to, and where their people work. */
export function Organisations({ office }: SectionProps): ReactElement {
  const { t } = useTranslation();
  const directory = useQuery(directoryOf(office.link));
  const { data: contracts } = useQuery(contractsOf(office.link));
  const { data: people } = useQuery(peopleOf(office.link));
  const [openedId, setOpenedId] = useState<string | null>(null);
  const [archived, setArchived] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const columns = useMemo(
    () =>
      columnsOf(
        t,
        { sites: directory.data?.sites ?? [], contracts: contracts ?? [], people: people ?? [] },
        office.now(),
      ),
    [t, directory.data, contracts, people, office],
  );
  const shown = useMemo(
    () => directory.data?.organisations.filter((organisation) => archived || !organisation.archived) ?? [],
    [directory.data, archived],
  );
  const opened = directory.data?.organisations.find(({ id }) => id === openedId) ?? null;
  const add = (
    <button type="button" className="button strong" onClick={() => setOpenedId('new')}>
      <Icon name="plus" size={18} />
      {t('directory.organisation.add')}
    </button>
  );
  return (
    <>
      <SectionHead title={t('admin.sections.organisations')} about={t('directory.organisation.about')}>
        <ImportButton office={office} kinds={['organisations']} />
        {directory.data?.organisations.length === 0 ? null : add}
      </SectionHead>
      <DoneBar done={done} onDismiss={() => setDone(null)} />
      <Listing query={directory}>
        {({ organisations, sites }) => (
          <>
            {organisations.length === 0 ? (
              <Empty
                icon="building"
                title={t('directory.organisation.empty')}
                next={t('directory.organisation.emptyNext')}
              >
                {add}
              </Empty>
            ) : (
              <DataTable
                caption={t('admin.sections.organisations')}
                columns={columns}
                rows={shown}
                rowId={({ id }) => id}
                onOpen={({ id }) => setOpenedId(id)}
                openId={openedId}
                tools={<ArchivedSwitch on={archived} onChange={setArchived} />}
              />
            )}
            {openedId === null || (openedId !== 'new' && opened === null) ? null : (
              <OrganisationForm
                key={openedId}
                office={office}
                organisation={opened}
                sites={sites.filter(({ organisationId }) => organisationId === openedId)}
                onClose={() => setOpenedId(null)}
                onMade={setOpenedId}
                onDone={(what) => {
                  setOpenedId(null);
                  setDone(what);
                }}
              />
            )}
          </>
        )}
      </Listing>
    </>
  );
}

interface Around {
  readonly sites: readonly Site[];
  readonly contracts: readonly Contract[];
  readonly people: readonly PersonRecord[];
}

const columnsOf = (t: TFunction, { sites, contracts, people }: Around, now: number): Column<Organisation>[] => {
  const contractOf = (id: string): string | null =>
    contracts.find((one) => one.organisationId === id && !one.archived && isInForce(one.terms, now))?.name ?? null;
  return [
    {
      id: 'name',
      title: t('directory.organisation.name'),
      value: ({ name, archived }) => (archived ? `${name} ${t('directory.archived')}` : name),
    },
    {
      id: 'contract',
      title: t('directory.organisation.contract'),
      value: ({ id }) => contractOf(id),
      show: ({ id }) => contractOf(id) ?? <span className="tag loss">{t('directory.organisation.noContract')}</span>,
    },
    {
      id: 'sites',
      title: t('directory.organisation.sites'),
      value: ({ id }) => sites.filter(({ organisationId, archived }) => organisationId === id && !archived).length,
      figures: true,
    },
    {
      id: 'people',
      title: t('directory.organisation.people'),
      value: ({ id }) => people.filter(({ organisationId, disabled }) => organisationId === id && !disabled).length,
      figures: true,
    },
  ];
};
