import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { makePassword } from './make-password.ts';

interface FirstPasswordProps {
  readonly password: string;
  readonly isFaulty: boolean;
  readonly onChange: (password: string) => void;
}

export function FirstPassword({ password, isFaulty, onChange }: FirstPasswordProps): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="person-password">
      <TextField
        label={t('admin.form.password')}
        mono
        autoComplete="new-password"
        value={password}
        onChange={onChange}
        hint={t('admin.form.passwordHint')}
        fault={isFaulty ? t('admin.form.invalid.password') : undefined}
      />
      <button type="button" className="button" onClick={() => onChange(makePassword())}>
        {t('admin.form.generate')}
      </button>
    </div>
  );
}
