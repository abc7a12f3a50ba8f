import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contract } from '../../../../app/directory/contract.ts';
import type { HoursState } from '../../../../app/directory/hours.ts';
import { hoursState } from '../../../../app/directory/hours.ts';
import type { Organisation } from '../../../../app/directory/organisation.ts';
import type { Column } from '../../../shared/parts/data-table.tsx';
import { DataTable } from '../../../shared/parts/data-table.tsx';
import { Empty } from '../../../shared/parts/empty.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import { calendarDayOf } from '../../../shared/time.ts';
import { contractsOf, directoryOf } from '../../../state/queries.ts';
import { ArchivedSwitch } from '../archived-switch.tsx';
import type { Done } from '../done-bar.tsx';
import { DoneBar } from '../done-bar.tsx';
import { SectionHead } from '../section-head.tsx';
import type { SectionProps } from '../sections.ts';
import { ContractForm } from './contract-form.tsx';

/** What each organisation was promised, and which of it holds now. */
export function Contracts({ office }: SectionProps): ReactElement {
  const { t, i18n } = useTranslation();
  const contracts = useQuery(contractsOf(office.link));
  const { data: directory } = useQuery(directoryOf(office.link));
  const [opened, setOpened] = useState<Contract | 'new' | null>(null);
  const [archived, setArchived] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const columns = useMemo(
    () => columnsOf(t, i18n.language, directory?.organisations ?? [], office.now()),
    [t, i18n.language, directory, office],
  );
  const shown = useMemo(
    () => contracts.data?.filter((contract) => archived || !contract.archived) ?? [],
    [contracts.data, archived],
  );
  const hasOrganisation = directory?.organisations.some((organisation) => !organisation.archived) === true;
  const add = (
    <button type="button" className="button strong" onClick={() => setOpened('new')}>
      <Icon name="plus" size={18} />
      {t('directory.contract.add')}
    </button>
  );
  const finish = (what: Done): void => {
    setOpened(null);
    setDone(what);
  };
  return (
    <>
      <SectionHead title={t('admin.sections.contracts')} about={t('directory.contract.about')}>
        {hasOrganisation && contracts.data?.length !== 0 ? add : null}
      </SectionHead>
      <DoneBar done={done} onDismiss={() => setDone(null)} />
      <Listing query={contracts}>
        {(all) =>
          all.length === 0 ? (
            <Empty
              icon="document"
              title={t('directory.contract.empty')}
              next={hasOrganisation ? t('directory.contract.emptyNext') : t('directory.contract.emptyFirst')}
            >
              {hasOrganisation ? add : null}
            </Empty>
          ) : (
            <DataTable
              caption={t('admin.sections.contracts')}
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
      {opened !== null && directory !== undefined ? (
        <ContractForm
          office={office}
          contract={opened === 'new' ? null : opened}
          latest={contracts.data ?? []}
          directory={directory}
          onClose={() => setOpened(null)}
          onDone={finish}
        />
      ) : null}
    </>
  );
}

const TONES: Readonly<Record<HoursState, string>> = {
  open: 'tag good',
  'not-started': 'tag',
  ended: 'tag',
  'closed-day': 'tag',
  'outside-hours': 'tag',
};

function columnsOf(
  t: TFunction,
  language: string,
  organisations: readonly Organisation[],
  now: number,
): Column<Contract>[] {
  const nameOf = (wanted: string): string => organisations.find(({ id }) => id === wanted)?.name ?? '';
  return [
    {
      id: 'name',
      title: t('directory.contract.name'),
      value: ({ name, archived }) => (archived ? `${name} ${t('directory.archived')}` : name),
    },
    {
      id: 'organisation',
      title: t('directory.place.organisation'),
      value: ({ organisationId }) => nameOf(organisationId),
    },
    {
      id: 'state',
      title: t('directory.contract.now'),
      value: ({ archived, terms }) =>
        archived ? t('directory.contract.state.archived') : t(`directory.contract.state.${hoursState(terms, now)}`),
      show: ({ archived, terms }) => (
        <span className={archived ? 'tag' : TONES[hoursState(terms, now)]}>
          {archived ? t('directory.contract.state.archived') : t(`directory.contract.state.${hoursState(terms, now)}`)}
        </span>
      ),
    },
    {
      id: 'remote',
      title: t('directory.contract.remoteShort'),
      value: ({ terms }) => (terms.remote ? t('directory.contract.yes') : t('directory.contract.no')),
    },
    {
      id: 'from',
      title: t('directory.contract.startsOn'),
      value: ({ terms }) => terms.startsOn,
      show: ({ terms }) => calendarDayOf(language, terms.startsOn),
      figures: true,
    },
    {
      id: 'to',
      title: t('directory.contract.endsOn'),
      value: ({ terms }) => terms.endsOn,
      show: ({ terms }) => (terms.endsOn === null ? '–' : calendarDayOf(language, terms.endsOn)),
      figures: true,
    },
  ];
}
