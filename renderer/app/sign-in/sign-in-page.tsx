import type { ReactElement } from 'react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShellState } from '../../../app/wire/bridge.ts';
import type { ChallengeView, SignInFailure, SignInStep } from '../../../app/wire/sign-in.ts';
import type { Platform } from '../../ports/platform/platform.ts';
import { FaultyConfiguration } from '../../shared/parts/faulty-configuration.tsx';
import { Refusal } from '../../shared/parts/refusal.tsx';
import { Wordmark } from '../../shared/parts/wordmark.tsx';
import { signInText } from '../../shared/refusal-text.ts';
import { CompanyWait } from './company-wait.tsx';
import { FirstStep } from './first-step.tsx';
import { SecondStep } from './second-step.tsx';
import { SetUpFactor } from './set-up-factor.tsx';
import { TieStep } from './tie-step.tsx';

interface SignInPageProps {
  readonly platform: Platform;
  readonly brokerUrl: string;
  /** Somebody was signed in here until their sign-in was ended. */
  readonly wasEnded: boolean;
  /** Null in a browser. */
  readonly shell: Pick<ShellState, 'configurationFault'> | null;
}

type Stage =
  | { readonly type: 'first' }
  /** The system's browser is at the company's. */
  | { readonly type: 'company'; readonly name: string }
  | { readonly type: 'owing'; readonly owed: ChallengeView; readonly password: string };

/** The same page in both shells: the first step, then whatever the sign-in still owes. */
export function SignInPage({ platform, brokerUrl, wasEnded, shell }: SignInPageProps): ReactElement {
  const { t, i18n } = useTranslation();
  const [stage, setStage] = useState<Stage>({ type: 'first' });
  const [failure, setFailure] = useState<SignInFailure | null>(null);
  /** A moment that is said must not move with every key that is typed. */
  const failedAt = useMemo(() => (failure === null ? 0 : Date.now()), [failure]);
  const steps = platform.signIn;

  const after = (step: SignInStep, password = ''): void => {
    if (step.ok) {
      setFailure(null);
      if (step.next !== null) setStage({ type: 'owing', owed: step.next, password });
      return;
    }
    setFailure(step.failure.type === 'given-up' ? null : step.failure);
    setStage((before) => (step.failure.type === 'expired' || before.type === 'company' ? { type: 'first' } : before));
  };
  useEffect(() => {
    void steps.back().then((step) => {
      if (step?.ok === false) setFailure(step.failure);
      else if (step?.next != null) setStage({ type: 'owing', owed: step.next, password: '' });
    });
  }, [steps]);

  return (
    <main className="entry">
      <div className="entry-sheet">
        <Wordmark />
        {stage.type === 'first' ? <p className="soft">{t('entry.signIn.lead')}</p> : null}
        {wasEnded && failure === null && stage.type === 'first' ? (
          <Refusal text={{ what: t('entry.ended.what'), next: t('entry.ended.next') }} icon="info" />
        ) : null}
        {shell?.configurationFault == null ? null : <FaultyConfiguration fault={shell.configurationFault} />}
        {failure === null ? null : (
          <Refusal text={signInText(t, i18n.language, failure, failedAt)} icon="alert" tone="loss" />
        )}
        {stage.type === 'first' ? (
          <FirstStep
            platform={platform}
            brokerUrl={brokerUrl}
            onStep={after}
            onFailure={setFailure}
            onCompany={(name) => setStage({ type: 'company', name })}
          />
        ) : null}
        {stage.type === 'company' ? <CompanyWait name={stage.name} onGiveUp={() => steps.giveUpCompany?.()} /> : null}
        {stage.type === 'owing' && stage.owed.challenge === 'show' ? (
          <SecondStep steps={steps} owed={stage.owed} onStep={after} onBack={() => setStage({ type: 'first' })} />
        ) : null}
        {stage.type === 'owing' && stage.owed.challenge === 'tie' ? (
          <TieStep steps={steps} owed={stage.owed} onStep={after} onBack={() => setStage({ type: 'first' })} />
        ) : null}
        {stage.type === 'owing' && stage.owed.challenge === 'set-up' ? (
          <SetUpFactor
            steps={steps}
            owed={stage.owed}
            typedPassword={stage.password}
            onStep={after}
            onFailure={setFailure}
          />
        ) : null}
      </div>
    </main>
  );
}
