import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Reports } from '../../../shared/reports/reports.tsx';
import { SectionHead } from '../section-head.tsx';
import type { SectionProps } from '../sections.ts';

/** Of every team. */
export function AllReports({ office }: SectionProps): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="reports">
      <SectionHead title={t('admin.sections.reports')} about={t('reports.about')} />
      <Reports office={office} teamId={null} />
    </div>
  );
}
