import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChallengeView, SignInFailure, SignInStep } from '../../app/wire/sign-in.ts';
import type { SetUpFailure } from '../ports/platform/set-up.ts';
import { setUp } from '../ports/platform/set-up.ts';
import type { SignInSteps } from '../ports/sign-in/steps.ts';
import { Notice } from '../shared/parts/notice.tsx';
import { Refusal } from '../shared/parts/refusal.tsx';
import { TextField } from '../shared/parts/text-field.tsx';
import { Wordmark } from '../shared/parts/wordmark.tsx';
import { signInText } from '../shared/refusal-text.ts';
import { SetUpFactor } from './sign-in/set-up-factor.tsx';

type Outcome = 'none' | 'busy' | 'done' | ChallengeView | SetUpFailure;

/** Makes the first administrator, once, and signs them in: what their account still needs is asked for here; the broker forgets this route afterwards. */
export function SetUpPage({ steps }: { readonly steps: SignInSteps }): ReactElement {
  const { t, i18n } = useTranslation();
  const [refused, setRefused] = useState<SignInFailure | null>(null);
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
    if (failure !== null) return setOutcome(failure);
    const { email, password } = typed;
    enter(await steps.withPassword({ brokerUrl: location.origin, email: email.trim(), password }));
  };
  /** A step that fails leaves the account made: the page for signing in goes on from there. */
  const enter = (step: SignInStep): void => {
    if (step.ok && step.next === null) location.assign('/');
    else setOutcome(step.ok && step.next?.challenge === 'set-up' ? step.next : 'done');
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (outcome !== 'busy') void submit();
  };

  if (typeof outcome === 'object')
    return (
      <main className="entry">
        <div className="entry-sheet">
          <Wordmark />
          {refused === null ? null : (
            <Refusal text={signInText(t, i18n.language, refused, Date.now())} icon="alert" tone="loss" />
          )}
          <SetUpFactor
            steps={steps}
            owed={outcome}
            typedPassword={typed.password}
            onStep={(step) => (step.ok ? enter(step) : setRefused(step.failure))}
            onFailure={setRefused}
          />
        </div>
      </main>
    );
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
