import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Concern } from '../../../../app/course/concern.ts';
import { Words } from '../../../../app/kernel/scalars.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';

interface OwnConcernProps {
  readonly concern: Concern;
  readonly busy: boolean;
  /** Its answer waits for a yes or a no. */
  readonly asks: boolean;
  readonly onYes: () => Promise<boolean>;
  readonly onNo: (words: string) => Promise<boolean>;
}

/** One thing that was asked, its answer, and one question: is it settled? */
export function OwnConcern({ concern, busy, asks, onYes, onNo }: OwnConcernProps): ReactElement {
  const { t } = useTranslation();
  const [isRefusing, setRefusing] = useState(false);
  const { state, words, answer, refusal } = concern;
  return (
    <article className={`own-concern ${state}`} data-state={state}>
      <h3>{words}</h3>
      {answer === null ? null : (
        <blockquote>
          <span className="small soft">{t('course.own.answer')}</span>
          {answer}
        </blockquote>
      )}
      {refusal === null ? null : (
        <p className="small">
          <span className="soft">{t('course.own.yourWord')} · </span>
          {refusal}
        </p>
      )}
      {state === 'confirmed' ? (
        <p className="badge good">
          <Icon name="check" size={16} />
          {t('course.own.settled')}
        </p>
      ) : null}
      {state === 'open' || state === 'refused' ? (
        <p className="badge soft">
          <Icon name="hourglass" size={16} />
          {t('course.own.unanswered')}
        </p>
      ) : null}
      {asks && !isRefusing ? (
        <fieldset className="own-question">
          <legend>{t('course.own.question')}</legend>
          <button type="button" className="button large strong" aria-disabled={busy} onClick={() => void onYes()}>
            {t('course.own.yes')}
          </button>
          <button type="button" className="button large" onClick={() => setRefusing(true)}>
            {t('course.own.no')}
          </button>
        </fieldset>
      ) : null}
      {asks && isRefusing ? <Why busy={busy} onNo={onNo} onBack={() => setRefusing(false)} /> : null}
    </article>
  );
}

interface WhyProps extends Pick<OwnConcernProps, 'busy' | 'onNo'> {
  readonly onBack: () => void;
}

function Why({ busy, onNo, onBack }: WhyProps): ReactElement {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const parsed = Words.safeParse(words);
    if (!parsed.success || busy) return;
    void onNo(parsed.data).then((isDone) => isDone && onBack());
  };
  return (
    <form className="own-why" onSubmit={onSubmit}>
      <TextField label={t('course.own.why')} large lines={2} maxLength={2000} value={words} onChange={setWords} />
      <div className="actions spread">
        <button type="button" className="button large" onClick={onBack}>
          {t('course.own.back')}
        </button>
        <button type="submit" className="button large strong" aria-disabled={busy || words.trim() === ''}>
          {t('course.own.send')}
        </button>
      </div>
    </form>
  );
}
