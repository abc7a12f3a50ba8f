import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitReport } from '../../../../app/visit/intervention.ts';
import { SignatureDrawing } from '../../../shared/visit/signature-drawing.tsx';

/** What came of a visit, and who signed for it. */
export function ReportRead({ report }: { readonly report: VisitReport }): ReactElement {
  const { t } = useTranslation();
  const { words, used, signature } = report;
  return (
    <>
      <p className="course-tried">{words}</p>
      {used === '' ? null : (
        <p className="small">
          <span className="soft">{t('visits.report.used')} · </span>
          {used}
        </p>
      )}
      <SignatureDrawing signature={signature} />
    </>
  );
}
