import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChallengeView, SignInStep } from '../../../app/wire/sign-in.ts';
import type { SignInSteps } from '../../ports/sign-in/steps.ts';
import { Icon } from '../../shared/parts/icon.tsx';
import { Notice } from '../../shared/parts/notice.tsx';
import { TextField } from '../../shared/parts/text-field.tsx';

interface SecondStepProps {
  readonly steps: SignInSteps;
  readonly owed: ChallengeView;
  readonly onStep: (step: SignInStep) => void;
  readonly onBack: () => void;
}

/** The second factor that this account has: a code, a passkey, or one of the codes kept for the day they are lost. */
export function SecondStep({ steps, owed, onStep, onBack }: SecondStepProps): ReactElement {
  const { t } = useTranslation();
  const hasCodes = owed.ways.includes('totp');
  const passkeys = owed.ways.includes('passkey') ? steps.passkeys : null;
  const [way, setWay] = useState<'totp' | 'recovery'>('totp');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);

  const step = async (run: () => Promise<SignInStep>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const stepped = await run();
    setBusy(false);
    setCode('');
    onStep(stepped);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (code.trim() !== '') void step(() => steps.show({ way, code }));
  };
  const turnTo = (next: typeof way): void => {
    setWay(next);
    setCode('');
  };
  return (
    <form className="entry-form" onSubmit={submit} noValidate aria-labelledby="second-step">
      <h1 className="entry-title" id="second-step">
        {t('identity.second.title')}
      </h1>
      {hasCodes ? (
        <>
          <TextField
            key={way}
            label={t(`identity.second.${way}`)}
            hint={t(`identity.second.${way}Hint`)}
            autoComplete="one-time-code"
            inputMode={way === 'totp' ? 'numeric' : 'text'}
            mono
            large
            focused
            value={code}
            onChange={setCode}
          />
          <button type="submit" className="button strong large" aria-disabled={busy}>
            {t('identity.second.submit')}
          </button>
        </>
      ) : null}
      {passkeys === null ? null : (
        <button
          type="button"
          className={hasCodes ? 'button large' : 'button strong large'}
          aria-disabled={busy}
          onClick={() => void step(() => passkeys.show('second-factor'))}
        >
          <Icon name="key" />
          {t('identity.second.passkey')}
        </button>
      )}
      {!hasCodes && passkeys === null ? (
        <Notice icon="key" title={t('identity.second.passkeyElsewhere')}>
          <p>{t('identity.second.passkeyElsewhereNext')}</p>
        </Notice>
      ) : null}
      <div className="actions spread">
        <button type="button" className="link" onClick={onBack}>
          {t('identity.second.back')}
        </button>
        {owed.ways.includes('recovery') ? (
          <button type="button" className="link" onClick={() => turnTo(way === 'totp' ? 'recovery' : 'totp')}>
            {way === 'totp' ? t('identity.second.useRecovery') : t('identity.second.useCode')}
          </button>
        ) : null}
      </div>
    </form>
  );
}
