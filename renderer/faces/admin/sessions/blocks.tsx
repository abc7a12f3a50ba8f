import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TechnicianBlock } from '../../../../app/wire/requests/rights.ts';
import type { Column } from '../../../shared/parts/data-table.tsx';
import { DataTable } from '../../../shared/parts/data-table.tsx';
import { Empty } from '../../../shared/parts/empty.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import { clockOf, dateOf } from '../../../shared/time.ts';
import type { Office } from '../../../state/office.ts';
import { blocksOf } from '../../../state/queries.ts';
import type { Done } from '../done-bar.tsx';
import { DoneBar } from '../done-bar.tsx';
import { LiftBlock } from './lift-block.tsx';

/** Technicians whom a workstation no longer hears, because its user refused twice or reported them. */
export function Blocks({ office }: { readonly office: Office }): ReactElement {
  const { t, i18n } = useTranslation();
  const blocks = useQuery(blocksOf(office.link));
  const [opened, setOpened] = useState<TechnicianBlock | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const columns = useMemo(() => columnsOf(t, i18n.language), [t, i18n.language]);
  return (
    <section className="admin-part" aria-labelledby="blocks-title">
      <header>
        <h2 id="blocks-title">{t('rights.blocks.title')}</h2>
        <p className="soft">{t('rights.blocks.about')}</p>
      </header>
      <DoneBar done={done} onDismiss={() => setDone(null)} />
      <Listing query={blocks}>
        {(all) =>
          all.length === 0 ? (
            <Empty icon="unlock" title={t('rights.blocks.empty')} next={t('rights.blocks.emptyNext')} />
          ) : (
            <DataTable
              caption={t('rights.blocks.title')}
              columns={columns}
              rows={all}
              rowId={({ id }) => id}
              onOpen={(block) => (block.lifted === null ? setOpened(block) : undefined)}
              openId={opened?.id ?? null}
            />
          )
        }
      </Listing>
      {opened === null ? null : (
        <LiftBlock
          office={office}
          block={opened}
          onClose={() => setOpened(null)}
          onLifted={() => {
            setOpened(null);
            void blocks.refetch();
            setDone({ text: t('rights.blocks.lifted', { technician: opened.technician.name }) });
          }}
        />
      )}
    </section>
  );
}

const columnsOf = (t: TFunction, language: string): Column<TechnicianBlock>[] => [
  { id: 'technician', title: t('rights.blocks.technician'), value: ({ technician }) => technician.name },
  {
    id: 'workstation',
    title: t('rights.blocks.workstation'),
    value: ({ workstation }) => `${workstation.name} · ${workstation.owner}`,
  },
  {
    id: 'cause',
    title: t('rights.blocks.cause'),
    value: ({ cause }) => t(`rights.blocks.causes.${cause}`),
  },
  {
    id: 'reference',
    title: t('rights.blocks.reference'),
    value: ({ reference }) => reference,
    show: ({ reference }) => <span className="mono">{reference}</span>,
  },
  {
    id: 'at',
    title: t('rights.blocks.at'),
    value: ({ at }) => at,
    show: ({ at }) => `${dateOf(language, at)}, ${clockOf(language, at)}`,
    figures: true,
  },
  {
    id: 'state',
    title: t('rights.blocks.state'),
    value: ({ lifted }) => (lifted === null ? t('rights.blocks.standing') : t('rights.blocks.liftedBy', lifted)),
    show: ({ lifted }) =>
      lifted === null ? (
        <span className="tag loss">{t('rights.blocks.standing')}</span>
      ) : (
        <span className="soft">
          {t('rights.blocks.liftedBy', lifted)} · {lifted.reason}
        </span>
      ),
  },
];
