import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { AtRisk as Risk } from '../../../app/report/report.ts';
import type { Office } from '../../state/office.ts';
import { atRiskOf } from '../../state/queries.ts';
import type { Column } from '../parts/data-table.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { Listing } from '../parts/listing.tsx';
import { dueTextOf } from '../time.ts';

interface AtRiskProps {
  readonly office: Office;
  readonly teamId: Id | null;
  /** Where tickets can be opened from here. */
  readonly onShow?: ((ticketId: Id) => void) | undefined;
}

/** Open tickets with a promise that is near its end or broken, the most pressing first. */
export function AtRisk({ office, teamId, onShow }: AtRiskProps): ReactElement {
  const { t, i18n } = useTranslation();
  const title = useId();
  const risks = useQuery(atRiskOf(office.link, teamId));
  const columns = useMemo(() => columnsOf(t, i18n.language, office.now), [t, i18n.language, office]);
  return (
    <section className="report-risk" aria-labelledby={title}>
      <h2 id={title}>{t('reports.risk.title')}</h2>
      <Listing query={risks}>
        {(all) =>
          all.length === 0 ? (
            <Empty icon="check" title={t('reports.risk.none')} next={t('reports.risk.noneNext')} />
          ) : (
            <DataTable
              caption={t('reports.risk.title')}
              columns={columns}
              rows={all}
              rowId={({ ticketId, target }) => `${ticketId}-${target}`}
              sortedBy={{ id: 'due', descending: false }}
              pageSize={10}
              isFoundElsewhere
              {...(onShow === undefined ? {} : { onOpen: ({ ticketId }: Risk) => onShow(ticketId) })}
            />
          )
        }
      </Listing>
    </section>
  );
}

const columnsOf = (t: TFunction, language: string, now: () => number): Column<Risk>[] => [
  {
    id: 'reference',
    title: t('reports.risk.reference'),
    value: ({ reference }) => reference,
    show: ({ reference }) => <span className="mono">{reference}</span>,
  },
  { id: 'priority', title: t('reports.risk.priority'), value: ({ priority }) => `P${priority}` },
  { id: 'target', title: t('reports.risk.target'), value: ({ target }) => t(`desk.targets.${target}`) },
  {
    id: 'due',
    title: t('reports.risk.due'),
    value: ({ dueAt }) => dueAt,
    show: ({ dueAt, standing }) => (
      <span className={`target ${standing}`}>
        <Icon name={standing === 'missed' ? 'alert' : 'hourglass'} size={14} />
        {dueTextOf(language, dueAt, now())} · {t(`reports.risk.${standing}`)}
      </span>
    ),
    figures: true,
  },
  { id: 'level', title: t('reports.risk.level'), value: ({ level }) => `N${level}` },
  { id: 'team', title: t('reports.risk.team'), value: ({ team }) => team },
  { id: 'organisation', title: t('reports.risk.organisation'), value: ({ organisation }) => organisation },
  {
    id: 'assignee',
    title: t('reports.risk.assignee'),
    value: ({ assignee }) => assignee ?? t('reports.risk.nobody'),
  },
];
