import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInFailure } from '../../app/wire/bridge.ts';
import { Credentials } from '../../app/wire/bridge.ts';
import type { Platform } from '../ports/platform/platform.ts';
import { Refusal } from '../shared/parts/refusal.tsx';
import { TextField } from '../shared/parts/text-field.tsx';
import { Wordmark } from '../shared/parts/wordmark.tsx';
import { signInText } from '../shared/refusal-text.ts';

interface SignInPageProps {
  readonly platform: Platform;
  readonly brokerUrl: string;
}

/** The same page in both shells; only a workstation can choose its broker. */
export function SignInPage({ platform, brokerUrl }: SignInPageProps): ReactElement {
  const { t } = useTranslation();
  const [typed, setTyped] = useState({ brokerUrl, email: '', password: '' });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SignInFailure | null>(null);
  const change = (part: Partial<typeof typed>): void => setTyped((before) => ({ ...before, ...part }));
  const missing = (value: string): string | undefined =>
    tried && value.trim() === '' ? t('entry.signIn.required') : undefined;

  const submit = async (): Promise<void> => {
    setTried(true);
    setFailure(null);
    if (typed.email.trim() === '' || typed.password === '') return;
    const credentials = Credentials.safeParse({
      ...typed,
      email: typed.email.trim(),
      brokerUrl: typed.brokerUrl.trim(),
    });
    if (!credentials.success) return setFailure({ type: 'malformed' });
    setBusy(true);
    const answer = await platform.signIn(credentials.data);
    setBusy(false);
    if (!answer.ok) setFailure(answer.failure);
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (!busy) void submit();
  };

  return (
    <main className="entry">
      <form className="entry-sheet" onSubmit={onSubmit} noValidate aria-labelledby="sign-in">
        <Wordmark />
        <p className="soft">{t('entry.signIn.lead')}</p>
        <h1 className="entry-title" id="sign-in">
          {t('entry.signIn.title')}
        </h1>
        {failure === null ? null : <Refusal text={signInText(t, failure.type)} icon="alert" tone="loss" />}
        {platform.kind === 'desktop' ? (
          <TextField
            label={t('entry.signIn.broker')}
            type="url"
            large
            value={typed.brokerUrl}
            onChange={(value) => change({ brokerUrl: value })}
            fault={missing(typed.brokerUrl)}
          />
        ) : null}
        <TextField
          label={t('entry.signIn.email')}
          type="email"
          autoComplete="username"
          large
          value={typed.email}
          onChange={(value) => change({ email: value })}
          fault={missing(typed.email)}
        />
        <TextField
          label={t('entry.signIn.password')}
          type="password"
          autoComplete="current-password"
          large
          value={typed.password}
          onChange={(value) => change({ password: value })}
          fault={missing(typed.password)}
        />
        <button type="submit" className="button strong large" aria-disabled={busy}>
          {busy ? t('entry.signIn.busy') : t('entry.signIn.submit')}
        </button>
      </form>
    </main>
  );
}
