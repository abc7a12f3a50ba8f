import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountState, RecoveryCodes, TotpSecret } from '../../../app/identity/sign-in.ts';
import { AuthenticatorForm } from '../parts/authenticator-form.tsx';
import { Icon } from '../parts/icon.tsx';
import { KeptCodes } from '../parts/kept-codes.tsx';
import { PasswordAgain } from './password-again.tsx';
import type { OwnAccount } from './use-account.ts';

type Doing = 'add' | 'renew' | 'remove';
type Stage =
  | { readonly type: 'rest' }
  | { readonly type: 'password'; readonly doing: Doing }
  | { readonly type: 'secret'; readonly secret: TotpSecret }
  | { readonly type: 'codes'; readonly codes: RecoveryCodes };

interface FactorSectionProps {
  readonly account: OwnAccount;
  readonly state: AccountState;
}

/** Codes from an authenticator application: added, taken off, their recovery codes renewed. */
export function FactorSection({ account, state }: FactorSectionProps): ReactElement {
  const { t } = useTranslation();
  const [stage, setStage] = useState<Stage>({ type: 'rest' });
  const go = (next: Stage): void => {
    setStage(next);
    account.reload();
  };
  const act = async (doing: Doing, password: string): Promise<void> => {
    const answer = await ACTS[doing](account, password);
    account.fail(answer.ok ? null : answer.failure);
    if (answer.ok) go(answer.value);
  };
  const confirm = async (code: string): Promise<void> => {
    const answer = await account.ask('account.confirm-totp', { code: code.trim() });
    account.fail(answer.ok ? null : answer.failure);
    if (answer.ok) go({ type: 'codes', codes: answer.value.recoveryCodes });
  };
  /** An account without a password has nothing to type again. */
  const start = (doing: Doing): void => (state.password ? setStage({ type: 'password', doing }) : void act(doing, ''));

  return (
    <section className="account-section" aria-labelledby="account-factor">
      <h3 id="account-factor">{t('identity.factor.title')}</h3>
      {stage.type === 'rest' ? <AtRest state={state} onStart={start} /> : null}
      {stage.type === 'password' ? (
        <PasswordAgain
          action={t(`identity.factor.${stage.doing}`)}
          onPassword={(password) => void act(stage.doing, password)}
          onCancel={() => setStage({ type: 'rest' })}
        />
      ) : null}
      {stage.type === 'secret' ? (
        <AuthenticatorForm secret={stage.secret} busy={false} onCode={(code) => void confirm(code)} />
      ) : null}
      {stage.type === 'codes' ? <KeptCodes codes={stage.codes} onKept={() => setStage({ type: 'rest' })} /> : null}
    </section>
  );
}

/** What each leads to. */
const ACTS = {
  add: async ({ ask }: OwnAccount, password: string) => {
    const answer = await ask('account.begin-totp', { password });
    return answer.ok ? ({ ok: true, value: { type: 'secret', secret: answer.value } } as const) : answer;
  },
  renew: async ({ ask }: OwnAccount, password: string) => {
    const answer = await ask('account.renew-recovery-codes', { password });
    return answer.ok ? ({ ok: true, value: { type: 'codes', codes: answer.value.recoveryCodes } } as const) : answer;
  },
  remove: async ({ ask }: OwnAccount, password: string) => {
    const answer = await ask('account.remove-totp', { password });
    return answer.ok ? ({ ok: true, value: { type: 'rest' } } as const) : answer;
  },
};

interface AtRestProps {
  readonly state: AccountState;
  readonly onStart: (doing: Doing) => void;
}

function AtRest({ state, onStart }: AtRestProps): ReactElement {
  const { t } = useTranslation();
  const offered: readonly Doing[] = state.totp ? ['renew', 'remove'] : ['add'];
  return (
    <>
      <p className={state.totp ? 'badge good' : 'badge'}>
        <Icon name={state.totp ? 'check' : 'info'} size={16} />
        {state.totp ? t('identity.factor.on', { count: state.recoveryCodesLeft }) : t('identity.factor.off')}
      </p>
      <div className="actions">
        {offered.map((doing) => (
          <button key={doing} type="button" className="button" onClick={() => onStart(doing)}>
            {t(`identity.factor.${doing}`)}
          </button>
        ))}
      </div>
    </>
  );
}
