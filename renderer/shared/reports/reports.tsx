import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../app/kernel/scalars.ts';
import { Grouping } from '../../../app/report/report.ts';
import type { Office } from '../../state/office.ts';
import { reportChoicesOf, reportOf } from '../../state/queries.ts';
import { Choices } from '../parts/choices.tsx';
import { Empty } from '../parts/empty.tsx';
import { Listing } from '../parts/listing.tsx';
import { AtRisk } from './at-risk.tsx';
import { ByGroup } from './by-group.tsx';
import { KeyFigures } from './key-figures.tsx';
import { OverTime } from './over-time.tsx';
import { beginWith, periodOf } from './report-draft.ts';
import { ScopeBar } from './scope-bar.tsx';
import './reports.css';

interface ReportsProps {
  readonly office: Office;
  /** The only one that is read of; null for whoever reads of all. */
  readonly teamId: Id | null;
  readonly onShow?: (ticketId: Id) => void;
}

/** What came of what was asked: first what presses now, then the period in a few numbers, over time, and row by row. */
export function Reports({ office, teamId, onShow }: ReportsProps): ReactElement {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => beginWith(teamId));
  const [by, setBy] = useState<Grouping>(teamId === null ? 'team' : 'category');
  const choices = useQuery(reportChoicesOf(office.link));
  const period = periodOf(draft, localDay(office.now()));
  return (
    <>
      <AtRisk office={office} teamId={draft.teamId} onShow={onShow} />
      <ScopeBar
        draft={draft}
        onChange={setDraft}
        choices={choices.data ?? { teams: [], organisations: [] }}
        withTeams={teamId === null}
      />
      {period === null ? null : (
        <Counted office={office} wish={{ period, timeZone: localZone(), by, scope: scopeOf(draft) }}>
          <Choices
            legend={t('reports.by.label')}
            joined
            value={by}
            onChange={setBy}
            options={Grouping.options
              .filter((one) => one !== 'team' || teamId === null)
              .map((value) => ({ value, label: t(`reports.by.column.${value}`) }))}
          />
        </Counted>
      )}
    </>
  );
}

type Wish = Parameters<typeof reportOf>[1];

interface CountedProps {
  readonly office: Office;
  readonly wish: Wish;
  /** By what the rows are made. */
  readonly children: ReactElement;
}

function Counted({ office, wish, children }: CountedProps): ReactElement {
  const { t } = useTranslation();
  const report = useQuery(reportOf(office.link, wish));
  return (
    <Listing query={report}>
      {(counted) =>
        counted.total.opened === 0 ? (
          <Empty icon="chart" title={t('reports.empty')} next={t('reports.emptyNext')} />
        ) : (
          <>
            <KeyFigures total={counted.total} />
            <OverTime period={wish.period} steps={counted.steps} />
            {children}
            <ByGroup by={wish.by} report={counted} period={wish.period} />
          </>
        )
      }
    </Listing>
  );
}

const scopeOf = ({ teamId, organisationId, category, level }: Wish['scope']): Wish['scope'] => ({
  teamId,
  organisationId,
  category,
  level,
});

const localZone = (): string => {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone === 'Etc/UTC' ? 'UTC' : zone;
};

/** Today by this computer's own calendar. */
function localDay(now: number): string {
  const date = new Date(now);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
