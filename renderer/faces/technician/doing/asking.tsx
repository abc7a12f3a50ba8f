import type { ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkFailure } from '../../../ports/broker/link.ts';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { endText, failureText } from '../../../shared/refusal-text.ts';
import { leftOf } from '../../../shared/time.ts';
import { useCatchFocus } from '../../../shared/use-catch-focus.ts';
import { useNow } from '../../../shared/use-now.ts';
import type { DeskState } from '../../../state/desk-state.ts';
import type { Office } from '../../../state/office.ts';
import { CameToNothing, Refused } from './refused.tsx';
import { Steps } from './steps.tsx';

interface AskingProps {
  readonly office: Office;
  readonly desk: Extract<DeskState, { type: 'asking' | 'broken-off' }>;
  readonly requester: string;
}

/** What the employee's side is doing, live: arrived, shown, answered, or why not. */
export function Asking({ office, desk, requester }: AskingProps): ReactElement {
  const { t } = useTranslation();
  const { phase } = desk.session;
  const title = useRef<HTMLHeadingElement>(null);
  useCatchFocus(title);
  if (desk.type === 'broken-off')
    return <CameToNothing office={office} text={endText(t, desk.reason)} tone="loss" next="again" />;
  if (phase.type === 'ended') return <CameToNothing office={office} text={endText(t, phase.reason)} next="again" />;
  if (phase.type === 'refused')
    return <Refused office={office} ticketId={desk.session.ticketId} reason={phase.reason} requester={requester} />;
  return (
    <section className="card" aria-labelledby="asking-title">
      <h3 id="asking-title" ref={title} tabIndex={-1}>
        {t('session.asking.title')}
      </h3>
      <Steps phase={phase.type} requester={requester} />
      {desk.type === 'asking' && desk.phrase !== null ? (
        <div className="asking-phrase">
          <h4 className="small soft">{t('session.asking.phrase')}</h4>
          <p className="phrase">{desk.phrase.join(' · ')}</p>
          <p className="hint">{t('session.asking.phraseHint', { name: requester })}</p>
        </div>
      ) : null}
      <Countdown office={office} answerBy={desk.session.asked.answerBy} />
      <Withdraw office={office} />
    </section>
  );
}

function Countdown({ office, answerBy }: { readonly office: Office; readonly answerBy: number }): ReactElement {
  const { t } = useTranslation();
  const left = answerBy - useNow(office.now, 500);
  return (
    <p className="small soft figures" role="timer">
      {t('session.asking.left', { time: leftOf(t, left) })}
    </p>
  );
}

function Withdraw({ office }: { readonly office: Office }): ReactElement {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<LinkFailure | null>(null);
  const withdraw = async (): Promise<void> => setFailure(await office.desk.withdraw());
  return (
    <>
      <button type="button" className="button wide" onClick={() => void withdraw()}>
        {t('session.asking.withdraw')}
      </button>
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
    </>
  );
}
