import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Choices } from '../../../shared/parts/choices.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { SignatureField } from './signature-field.tsx';
import type { Signing } from './signing.ts';

interface SignaturePartProps {
  readonly signing: Signing;
  readonly onChange: (signing: Signing) => void;
  readonly isWrong: boolean;
}

const HOWS = ['drawn', 'typed', 'none'] as const;

/** The requester's word on what was done: with a pointer, with the keyboard, or why not at all. */
export function SignaturePart({ signing, onChange, isWrong }: SignaturePartProps): ReactElement {
  const { t } = useTranslation();
  const { how, name, strokes, ticked, words } = signing;
  const fault = isWrong ? t(`visits.report.fault.${how}`) : undefined;
  return (
    <>
      <Choices
        legend={t('visits.report.signature')}
        options={HOWS.map((value) => ({ value, label: t(`visits.report.how.${value}`) }))}
        value={how}
        onChange={(next) => onChange({ ...signing, how: next })}
        joined
      />
      {how === 'none' ? (
        <TextField
          label={t('visits.report.whyNone')}
          maxLength={2000}
          value={words}
          onChange={(next) => onChange({ ...signing, words: next })}
          fault={fault}
        />
      ) : (
        <TextField
          label={t('visits.report.signer')}
          maxLength={120}
          value={name}
          onChange={(next) => onChange({ ...signing, name: next })}
        />
      )}
      {how === 'drawn' ? (
        <SignatureField strokes={strokes} onChange={(next) => onChange({ ...signing, strokes: next })} fault={fault} />
      ) : null}
      {how === 'typed' ? (
        <div className="field">
          <label className="check-line">
            <input
              type="checkbox"
              checked={ticked}
              aria-invalid={fault !== undefined}
              onChange={(event) => onChange({ ...signing, ticked: event.target.checked })}
            />
            <span>{t('visits.report.tick')}</span>
          </label>
          {fault === undefined ? null : <p className="fault">{fault}</p>}
        </div>
      ) : null}
    </>
  );
}
