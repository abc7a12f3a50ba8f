import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../../app/kernel/scalars.ts';
import type { Person } from '../../../../app/level/person.ts';
import { Empty } from '../../../shared/parts/empty.tsx';
import { Reports } from '../../../shared/reports/reports.tsx';
import type { Office } from '../../../state/office.ts';

interface TeamReportsProps {
  readonly office: Office;
  readonly me: Person;
  readonly onShow: (ticketId: Id) => void;
}

/** Of one's own team, and of no other. */
export function TeamReports({ office, me, onShow }: TeamReportsProps): ReactElement {
  const { t } = useTranslation();
  return (
    <main className="console-reports reports">
      <header>
        <h1>{me.team === null ? t('reports.title') : `${t('reports.title')} · ${me.team}`}</h1>
        <p className="soft">{t('reports.aboutTeam')}</p>
      </header>
      {me.teamId === null ? (
        <Empty icon="chart" title={t('reports.noTeam')} next={t('reports.noTeamNext')} />
      ) : (
        <Reports office={office} teamId={me.teamId} onShow={onShow} />
      )}
    </main>
  );
}
