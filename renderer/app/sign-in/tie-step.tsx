import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChallengeView, SignInStep } from '../../../app/wire/sign-in.ts';
import type { SignInSteps } from '../../ports/sign-in/steps.ts';
import { Icon } from '../../shared/parts/icon.tsx';
import { Notice } from '../../shared/parts/notice.tsx';
import { TextField } from '../../shared/parts/text-field.tsx';

interface TieStepProps {
  readonly steps: SignInSteps;
  readonly owed: ChallengeView;
  readonly onStep: (step: SignInStep) => void;
  readonly onBack: () => void;
}

/** The company vouches for an account that opens another way already: that way is shown once, and never asked for again. */
export function TieStep({ steps, owed, onStep, onBack }: TieStepProps): ReactElement {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const passkeys = owed.ways.includes('passkey') ? steps.passkeys : null;
  const step = async (run: () => Promise<SignInStep>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const stepped = await run();
    setBusy(false);
    setPassword('');
    onStep(stepped);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (password !== '') void step(() => steps.show({ way: 'password', code: password }));
  };
  return (
    <form className="entry-form" onSubmit={submit} noValidate aria-labelledby="tie-step">
      <h1 className="entry-title" id="tie-step">
        {t('identity.tie.title')}
      </h1>
      <p>{t('identity.tie.lead')}</p>
      {owed.password ? (
        <>
          <TextField
            label={t('identity.tie.password')}
            type="password"
            autoComplete="current-password"
            large
            focused
            value={password}
            onChange={setPassword}
          />
          <button type="submit" className="button strong large" aria-disabled={busy}>
            {t('identity.tie.submit')}
          </button>
        </>
      ) : null}
      {passkeys === null ? null : (
        <button
          type="button"
          className={owed.password ? 'button large' : 'button strong large'}
          aria-disabled={busy}
          onClick={() => void step(() => passkeys.show('tie'))}
        >
          <Icon name="key" />
          {t('identity.second.passkey')}
        </button>
      )}
      {!owed.password && passkeys === null ? (
        <Notice icon="key" title={t('identity.second.passkeyElsewhere')}>
          <p>{t('identity.tie.elsewhere')}</p>
        </Notice>
      ) : null}
      <p className="hint">{t('identity.tie.lost')}</p>
      <div className="actions spread">
        <button type="button" className="link" onClick={onBack}>
          {t('identity.second.back')}
        </button>
      </div>
    </form>
  );
}
