import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../parts/text-field.tsx';

interface PasswordAgainProps {
  /** What happens with it. */
  readonly action: string;
  readonly onPassword: (password: string) => void;
  readonly onCancel: () => void;
}

/** Asked before anything that protects the account changes: somebody else may have sat down here. */
export function PasswordAgain({ action, onPassword, onCancel }: PasswordAgainProps): ReactElement {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (password !== '') onPassword(password);
    setPassword('');
  };
  return (
    <form className="account-form" onSubmit={submit} noValidate>
      <TextField
        label={t('identity.passwordAgain')}
        type="password"
        autoComplete="current-password"
        focused
        value={password}
        onChange={setPassword}
      />
      <div className="actions">
        <button type="submit" className="button strong">
          {action}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  );
}
