import type { TFunction } from 'i18next';
import type { MouseEvent, ReactElement } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { leftOf } from '../shared/time.ts';
import { useClockAt } from '../shared/use-clock-at.ts';
import { useNow } from '../shared/use-now.ts';

interface AnswersProps {
  /** Silence until then means no. */
  readonly answerBy: number;
  /** The session's clock when the letter arrived. */
  readonly now: number;
  /** False for the first second: what is being typed elsewhere must not answer. */
  readonly read: boolean;
  readonly awake: boolean;
  /** What an acceptance would lack, in words; null when it would grant something. */
  readonly lacking: string | null;
  readonly answered: boolean;
  /** What refusing is called. */
  readonly refuse: string;
  readonly onRefuse: () => void;
  readonly onAccept: () => void;
  /** The third answer, under the two others. */
  readonly last: { readonly name: string; readonly onClick: () => void };
}

/** *Refuse* holds the focus; *Accept* says why it does not work yet, and then that it does. */
export function Answers(props: AnswersProps): ReactElement {
  const { t } = useTranslation();
  const refuse = useRef<HTMLButtonElement>(null);
  const left = props.answerBy - useNow(useClockAt(props.now), 500);
  // The letter is read from its top, however far down its answers are.
  useEffect(() => refuse.current?.focus({ preventScroll: true }), []);

  const unlessTyped = (answer: () => void) => (event: MouseEvent) =>
    event.detail > 0 || props.read ? answer() : undefined;
  const ready = props.awake && props.lacking === null && !props.answered && left > 0;
  return (
    <footer className="answers">
      <p className="answers-state" id="accept-state" aria-live="polite">
        {stateOf(t, props, left)}
      </p>
      <div className="answers-row">
        <button
          ref={refuse}
          type="button"
          className="button large"
          disabled={props.answered}
          onClick={unlessTyped(props.onRefuse)}
        >
          {props.refuse}
        </button>
        <button
          type="button"
          className={props.awake ? 'button large strong' : 'button large strong waking'}
          aria-disabled={!ready}
          aria-describedby="accept-state"
          onClick={() => (ready ? props.onAccept() : undefined)}
        >
          {t('consent.accept')}
        </button>
      </div>
      <div className="answers-last">
        <button
          type="button"
          className="link small"
          disabled={props.answered}
          onClick={unlessTyped(props.last.onClick)}
        >
          {props.last.name}
        </button>
        <span className="hint figures" role="timer">
          {left > 0 ? t('consent.countdown', { time: leftOf(t, left) }) : t('consent.over')}
        </span>
      </div>
    </footer>
  );
}

function stateOf(t: TFunction, { answered, awake, lacking }: AnswersProps, left: number): string {
  if (answered) return t('consent.answered');
  if (left <= 0) return t('consent.over');
  if (lacking !== null) return lacking;
  return awake ? t('consent.acceptReady') : t('consent.acceptAsleep');
}
