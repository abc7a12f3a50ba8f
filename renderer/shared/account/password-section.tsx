import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../parts/notice.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { OwnAccount } from './use-account.ts';

/** The old one, the new one; everywhere else the account is signed out. */
export function PasswordSection({ account }: { readonly account: OwnAccount }): ReactElement {
  const { t } = useTranslation();
  const [typed, setTyped] = useState({ current: '', next: '' });
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState(false);
  const isShort = typed.next.length < 12;
  const change = async (): Promise<void> => {
    setTried(true);
    setDone(false);
    if (isShort || typed.current === '') return;
    const changed = await account.ask('account.change-password', typed);
    account.fail(changed.ok ? null : changed.failure);
    if (!changed.ok) return;
    setTyped({ current: '', next: '' });
    setTried(false);
    setDone(true);
    account.reload();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void change();
  };
  return (
    <section className="account-section" aria-labelledby="account-password">
      <h3 id="account-password">{t('identity.password.title')}</h3>
      {done ? <Notice icon="check" tone="good" title={t('identity.password.done')} /> : null}
      <form className="account-form" onSubmit={submit} noValidate>
        <TextField
          label={t('identity.passwordAgain')}
          type="password"
          autoComplete="current-password"
          value={typed.current}
          onChange={(current) => setTyped((before) => ({ ...before, current }))}
          fault={tried && typed.current === '' ? t('entry.signIn.required') : undefined}
        />
        <TextField
          label={t('identity.password.next')}
          type="password"
          autoComplete="new-password"
          hint={t('identity.password.hint')}
          value={typed.next}
          onChange={(next) => setTyped((before) => ({ ...before, next }))}
          fault={tried && isShort ? t('identity.password.hint') : undefined}
        />
        <div className="actions">
          <button type="submit" className="button">
            {t('identity.password.change')}
          </button>
        </div>
      </form>
    </section>
  );
}
