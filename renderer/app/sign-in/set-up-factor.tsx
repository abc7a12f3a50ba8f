import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecoveryCodes, TotpSecret } from '../../../app/identity/sign-in.ts';
import type { ChallengeView, SignInFailure, SignInStep } from '../../../app/wire/sign-in.ts';
import type { SignInSteps } from '../../ports/sign-in/steps.ts';
import { AuthenticatorForm } from '../../shared/parts/authenticator-form.tsx';
import { Icon } from '../../shared/parts/icon.tsx';
import { KeptCodes } from '../../shared/parts/kept-codes.tsx';
import { TextField } from '../../shared/parts/text-field.tsx';

interface SetUpFactorProps {
  readonly steps: SignInSteps;
  readonly owed: ChallengeView;
  /** As it was typed a moment ago; empty for whoever came another way. */
  readonly typedPassword: string;
  readonly onStep: (step: SignInStep) => void;
  readonly onFailure: (failure: SignInFailure | null) => void;
}

/** The first second factor of an account that needs one before it opens anything. */
export function SetUpFactor({ steps, owed, typedPassword, onStep, onFailure }: SetUpFactorProps): ReactElement {
  const { t } = useTranslation();
  const [password, setPassword] = useState(typedPassword);
  const [secret, setSecret] = useState<TotpSecret | null>(null);
  const [codes, setCodes] = useState<RecoveryCodes | null>(null);
  const [busy, setBusy] = useState(false);
  const passkeys = owed.ways.includes('passkey') ? steps.passkeys : null;

  const run = async <T,>(
    ask: () => Promise<{ ok: true; value: T } | { ok: false; failure: SignInFailure }>,
    then: (value: T) => void,
  ): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const answer = await ask();
    setBusy(false);
    if (answer.ok) {
      onFailure(null);
      then(answer.value);
    } else onStep(answer);
  };
  const withPasskey = async (): Promise<void> => {
    if (passkeys === null || busy) return;
    setBusy(true);
    const step = await passkeys.setUp({ password, name: t('identity.passkey.firstName') });
    setBusy(false);
    onStep(step);
  };
  const enter = async (): Promise<void> => onStep(await steps.enter());

  if (codes !== null)
    return (
      <section className="entry-form">
        <h1 className="entry-title">{t('identity.codes.title')}</h1>
        <KeptCodes codes={codes} onKept={() => void enter()} />
      </section>
    );
  if (secret !== null)
    return (
      <section className="entry-form">
        <h1 className="entry-title">{t('identity.setUp.title')}</h1>
        <AuthenticatorForm
          secret={secret}
          busy={busy}
          onCode={(code) => void run(() => steps.confirmTotp(code), setCodes)}
        />
      </section>
    );
  return (
    <section className="entry-form">
      <h1 className="entry-title">{t('identity.setUp.title')}</h1>
      <p>{t(owed.role === 'administrator' ? 'identity.setUp.leadAdministrator' : 'identity.setUp.lead')}</p>
      {owed.password && typedPassword === '' ? (
        <TextField
          label={t('identity.passwordAgain')}
          type="password"
          autoComplete="current-password"
          large
          value={password}
          onChange={setPassword}
        />
      ) : null}
      <button
        type="button"
        className="button strong large"
        aria-disabled={busy}
        onClick={() => void run(() => steps.beginTotp(password), setSecret)}
      >
        {t('identity.setUp.totp')}
      </button>
      <p className="hint">{t('identity.setUp.totpHint')}</p>
      {passkeys === null ? null : (
        <>
          <button type="button" className="button large" aria-disabled={busy} onClick={() => void withPasskey()}>
            <Icon name="key" />
            {t('identity.setUp.passkey')}
          </button>
          <p className="hint">{t('identity.setUp.passkeyHint')}</p>
        </>
      )}
    </section>
  );
}
