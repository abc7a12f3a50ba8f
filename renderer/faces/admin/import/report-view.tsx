import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../../app/directory/import.ts';
import { Notice } from '../../../shared/parts/notice.tsx';

/** What the file would do, or has done; or each thing that is wrong with it, where an editor finds it. */
export function ReportView({ report }: { readonly report: ImportReport }): ReactElement {
  const { t } = useTranslation();
  const { created, changed, unchanged, faults, moreFaults, applied, lines } = report;
  if (faults.length === 0)
    return (
      <Notice
        icon="check"
        tone="good"
        title={applied ? t('directory.import.done') : t('directory.import.good', { count: lines })}
      >
        <p>{t('directory.import.counts', { created, changed, unchanged })}</p>
      </Notice>
    );
  return (
    <>
      <Notice
        icon="alert"
        tone="loss"
        title={t('directory.import.faulty', { count: faults.length + moreFaults })}
        urgent
      >
        <p>{t('directory.import.faultyNext')}</p>
      </Notice>
      <div className="table-scroll">
        <table className="table">
          <caption className="visually-hidden">{t('directory.import.faulty', { count: faults.length })}</caption>
          <thead>
            <tr>
              {(['line', 'column', 'fault'] as const).map((title) => (
                <th key={title} scope="col" className="table-title">
                  {t(`directory.import.table.${title}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {faults.map(({ line, column, type, value }) => (
              <tr key={`${line} ${column} ${type}`}>
                <th scope="row" className="figures">
                  {line}
                </th>
                <td>{column ?? '–'}</td>
                <td className="import-fault">
                  {t(`directory.import.faults.${type}`)}
                  {value === '' ? null : <span className="soft small">{value}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {moreFaults === 0 ? null : <p className="soft">{t('directory.import.more', { count: moreFaults })}</p>}
    </>
  );
}
