import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { makePassword } from './make-password.ts';

interface FirstPasswordProps {
  readonly label: string;
  readonly hint: string;
  readonly password: string;
  readonly isFaulty: boolean;
  readonly onChange: (password: string) => void;
}

/** A password in the open, because somebody has to pass it on; one is made at a press. */
export function FirstPassword({ label, hint, password, isFaulty, onChange }: FirstPasswordProps): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="person-password">
      <TextField
        label={label}
        mono
        autoComplete="new-password"
        value={password}
        onChange={onChange}
        hint={hint}
        fault={isFaulty ? t('admin.form.invalid.password') : undefined}
      />
      <button type="button" className="button" onClick={() => onChange(makePassword())}>
        {t('admin.form.generate')}
      </button>
    </div>
  );
}
