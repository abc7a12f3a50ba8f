import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetUpFailure } from '../ports/platform/set-up.ts';
import { setUp } from '../ports/platform/set-up.ts';
import { Notice } from '../shared/parts/notice.tsx';
import { TextField } from '../shared/parts/text-field.tsx';
import { Wordmark } from '../shared/parts/wordmark.tsx';

type Outcome = 'none' | 'busy' | 'done' | SetUpFailure;

/** Makes the first administrator, once; the broker forgets this route afterwards. */
export function SetUpPage(): ReactElement {
  const { t } = useTranslation();
  const [typed, setTyped] = useState({ token: '', name: '', email: '', password: '' });
  const [outcome, setOutcome] = useState<Outcome>('none');
  const [tried, setTried] = useState(false);
  const field = (name: keyof typeof typed) => ({
    large: true,
    value: typed[name],
    onChange: (value: string) => setTyped((before) => ({ ...before, [name]: value })),
    fault: tried && typed[name].trim() === '' ? t('entry.signIn.required') : undefined,
  });

  const submit = async (): Promise<void> => {
    setTried(true);
    if (Object.values(typed).some((value) => value.trim() === '')) return;
    setOutcome('busy');
    const failure = await setUp({ ...typed, token: typed.token.trim(), email: typed.email.trim() });
    setOutcome(failure ?? 'done');
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (outcome !== 'busy') void submit();
  };

  if (outcome === 'done')
    return (
      <main className="entry">
        <div className="entry-sheet">
          <Wordmark />
          <h1 className="entry-title">{t('entry.setup.title')}</h1>
          <Notice icon="check" tone="good" title={t('entry.setup.done')}>
            <p>{t('entry.setup.doneNext')}</p>
          </Notice>
          <a className="button strong large" href="/">
            {t('entry.setup.toSignIn')}
          </a>
        </div>
      </main>
    );
  return (
    <main className="entry">
      <form className="entry-sheet" onSubmit={onSubmit} noValidate aria-labelledby="set-up">
        <Wordmark />
        <h1 className="entry-title" id="set-up">
          {t('entry.setup.title')}
        </h1>
        <p className="soft">{t('entry.setup.lead')}</p>
        {outcome === 'none' || outcome === 'busy' ? null : (
          <Notice icon="alert" tone="loss" title={t(`entry.setup.failure.${outcome}`)} urgent />
        )}
        <TextField label={t('entry.setup.token')} mono {...field('token')} />
        <TextField label={t('entry.setup.name')} autoComplete="name" {...field('name')} />
        <TextField label={t('entry.signIn.email')} type="email" autoComplete="username" {...field('email')} />
        <TextField
          label={t('entry.signIn.password')}
          type="password"
          autoComplete="new-password"
          hint={t('entry.setup.passwordHint')}
          {...field('password')}
        />
        <button type="submit" className="button strong large" aria-disabled={outcome === 'busy'}>
          {t('entry.setup.submit')}
        </button>
      </form>
    </main>
  );
}
