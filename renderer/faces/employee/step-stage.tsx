import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article } from '../../../app/knowledge/article.ts';
import { Prose } from '../../shared/knowledge/prose.tsx';
import { Icon } from '../../shared/parts/icon.tsx';
import { Notice } from '../../shared/parts/notice.tsx';

interface StepStageProps {
  readonly article: Article;
  readonly done: number;
  readonly onWorks: () => void;
  readonly onNext: () => void;
}

/** What to do now and one question about it; after the last step, when to stop trying. */
export function StepStage({ article, done, onWorks, onNext }: StepStageProps): ReactElement {
  const { t } = useTranslation();
  const { steps, stop } = article.content;
  const step = steps[done];
  if (step === undefined)
    return (
      <Notice icon="hand" title={t('employee.advice.allTried')}>
        {stop === '' ? null : <Prose text={stop} />}
      </Notice>
    );
  return (
    <>
      <p className="small soft figures">{t('employee.advice.step', { step: done + 1, of: steps.length })}</p>
      <progress className="guide-progress" value={done} max={steps.length} aria-hidden="true" />
      <Prose text={step.do} />
      <Questions key={done} own={step.ask} onWorks={onWorks} onNext={onNext} />
      {stop === '' ? null : (
        <details className="guide-stop">
          <summary>
            {t('employee.advice.stop')}
            <Icon name="down" size={16} />
          </summary>
          <Prose text={stop} />
        </details>
      )}
    </>
  );
}

interface QuestionsProps {
  /** What this step asks for itself; null for nothing. */
  readonly own: string | null;
  readonly onWorks: () => void;
  readonly onNext: () => void;
}

/** One question at a time: a no to the step's own leads on, and only after a yes to it is asked whether all is well. */
function Questions({ own, onWorks, onNext }: QuestionsProps): ReactElement {
  const { t } = useTranslation();
  const [passed, setPassed] = useState(own === null);
  if (!passed && own !== null)
    return (
      <Question
        text={own}
        yes={t('employee.advice.ownYes')}
        no={t('employee.advice.ownNo')}
        onNo={onNext}
        onYes={() => setPassed(true)}
      />
    );
  return (
    <Question
      key="works"
      text={t('employee.advice.works')}
      yes={t('employee.advice.yes')}
      no={t('employee.advice.no')}
      isLed={own !== null}
      onYes={onWorks}
      onNo={onNext}
    />
  );
}

interface QuestionProps {
  readonly text: string;
  readonly yes: string;
  readonly no: string;
  /** It came in the place of another: whoever listens is led to it. */
  readonly isLed?: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

function Question({ text, yes, no, isLed = false, onYes, onNo }: QuestionProps): ReactElement {
  return (
    <fieldset className="guide-answer" ref={isLed ? takeFocus : null} tabIndex={isLed ? -1 : undefined}>
      <legend>{text}</legend>
      <button type="button" className="button large strong" onClick={onYes}>
        {yes}
      </button>
      <button type="button" className="button large" onClick={onNo}>
        {no}
      </button>
    </fieldset>
  );
}

const takeFocus = (question: HTMLFieldSetElement | null): void => question?.focus();
