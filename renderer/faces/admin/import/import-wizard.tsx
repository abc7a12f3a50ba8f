import type { ChangeEvent, ReactElement } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind, ImportReport } from '../../../../app/directory/import.ts';
import type { Instant } from '../../../../app/kernel/scalars.ts';
import type { LinkFailure } from '../../../ports/broker/link.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { ReportView } from './report-view.tsx';

interface ImportWizardProps {
  readonly office: Office;
  readonly kinds: readonly [ImportKind, ...ImportKind[]];
  readonly onClose: () => void;
}

type State = 'choosing' | 'sending' | { readonly failure: LinkFailure } | { readonly report: ImportReport };

/** Which file, what it would do, then doing it: nothing happens before the second step has been read. */
export function ImportWizard({ office, kinds, onClose }: ImportWizardProps): ReactElement {
  const { t, i18n } = useTranslation();
  const [kind, setKind] = useState<ImportKind>(kinds[0]);
  const [file, setFile] = useState<File | null>(null);
  const [state, setState] = useState<State>('choosing');
  const field = useId();
  const language = i18n.language.startsWith('en') ? 'en' : 'fr';
  const send = async (chosen: File, checkedAt: Instant | null): Promise<void> => {
    setState('sending');
    const answer = await office.files.send(kind, chosen, checkedAt);
    setState('failure' in answer ? answer : { report: answer });
  };
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const chosen = event.target.files?.item(0) ?? null;
    setFile(chosen);
    if (chosen === null) setState('choosing');
    else void send(chosen, null);
    // The same file, mended meanwhile, can be chosen again.
    event.target.value = '';
  };
  const save = (template: boolean): void =>
    void office.files.save(kind, language, template, `accord-${t(`directory.import.file.${kind}`)}.csv`);
  const report = typeof state === 'object' && 'report' in state ? state.report : null;
  return (
    <Dialog title={t('directory.import.title')} side onClose={onClose}>
      <div className="record">
        {kinds.length > 1 ? (
          <Choices<ImportKind>
            legend={t('directory.import.what')}
            joined
            value={kind}
            onChange={(chosen) => {
              setKind(chosen);
              setFile(null);
              setState('choosing');
            }}
            options={kinds.map((value) => ({ value, label: t(`directory.import.kind.${value}`) }))}
          />
        ) : null}
        <p>{t(`directory.import.columns.${kind}`)}</p>
        <div className="actions">
          <button type="button" className="link" onClick={() => save(true)}>
            {t('directory.import.template')}
          </button>
          <button type="button" className="link" onClick={() => save(false)}>
            {t('directory.import.export')}
          </button>
        </div>
        <div className="field file-field">
          <input
            id={field}
            className="visually-hidden"
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            aria-describedby={`${field}-more`}
            onChange={choose}
          />
          <label htmlFor={field} className="button">
            {t('directory.import.choose')}
          </label>
          <p id={`${field}-more`} className="hint">
            {file === null ? t('directory.import.hint') : file.name}
          </p>
        </div>
        <div role="status">{state === 'sending' ? t('directory.import.reading') : null}</div>
        {typeof state === 'object' && 'failure' in state ? (
          <Refusal text={failureText(t, state.failure)} icon="alert" />
        ) : null}
        {report === null ? null : <ReportView report={report} />}
        <div className="actions record-actions">
          {report !== null && !report.applied && report.faults.length === 0 && report.created + report.changed > 0 ? (
            <button type="button" className="button strong" onClick={() => file !== null && void send(file, report.at)}>
              {t('directory.import.apply', { count: report.created + report.changed })}
            </button>
          ) : null}
          <button type="button" className="button" onClick={onClose}>
            {report?.applied === true ? t('common.close') : t('common.cancel')}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
