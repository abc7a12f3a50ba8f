import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskAccount } from '../../ports/account.ts';
import type { PasskeySteps } from '../../ports/sign-in/steps.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { failureText } from '../refusal-text.ts';
import { FactorSection } from './factor-section.tsx';
import { PasskeySection } from './passkey-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { SignInList } from './sign-in-list.tsx';
import { useAccount } from './use-account.ts';

interface AccountDialogProps {
  readonly ask: AskAccount;
  /** Null where this shell has none. */
  readonly passkeys: PasskeySteps | null;
  readonly onClose: () => void;
}

/** One's own account, in every role: password, second factor, passkeys, and where one is signed in. */
export function AccountDialog({ ask, passkeys, onClose }: AccountDialogProps): ReactElement {
  const { t } = useTranslation();
  const account = useAccount(ask);
  const { state, failure } = account;
  const end = async (signInId: string | null): Promise<void> => {
    const ended =
      signInId === null ? await ask('account.end-other-sign-ins', {}) : await ask('account.end-sign-in', { signInId });
    account.fail(ended.ok ? null : ended.failure);
    account.reload();
  };
  return (
    <Dialog title={t('identity.account.title')} side onClose={onClose}>
      <div className="account">
        {failure === null ? null : <Refusal text={failureText(t, failure)} icon="alert" tone="loss" />}
        {state === null ? (
          <Skeleton lines={6} />
        ) : (
          <>
            {state.byKey ? (
              <p className="soft">{t('identity.byKey.own')}</p>
            ) : (
              <>
                <FactorSection account={account} state={state} />
                <PasskeySection account={account} state={state} passkeys={passkeys} />
                {state.password ? <PasswordSection account={account} /> : null}
              </>
            )}
            <section className="account-section" aria-labelledby="account-sign-ins">
              <h3 id="account-sign-ins">{t('identity.signIns.title')}</h3>
              <SignInList
                records={account.signIns}
                onEnd={(signInId) => void end(signInId)}
                onEndOthers={() => void end(null)}
              />
            </section>
          </>
        )}
      </div>
      <div className="actions spread">
        <span />
        <button type="button" className="button strong" onClick={onClose}>
          {t('common.close')}
        </button>
      </div>
    </Dialog>
  );
}
