import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Concern, ConcernState } from '../../../../app/course/concern.ts';
import type { Id } from '../../../../app/kernel/scalars.ts';
import type { IconName } from '../../../shared/parts/icon.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import type { Office } from '../../../state/office.ts';
import { useRequest } from '../doing/use-request.ts';
import { WordsForm } from './words-form.tsx';

interface ConcernRowProps {
  readonly office: Office;
  readonly ticketId: Id;
  readonly concern: Concern;
  readonly canAnswer: boolean;
}

/** What is asked, what was answered, and what the requester said to that. */
export function ConcernRow({ office, ticketId, concern, canAnswer }: ConcernRowProps): ReactElement {
  const { t } = useTranslation();
  const { state, words, answer, refusal } = concern;
  const [answering, setAnswering] = useState(false);
  const { busy, failure, ask } = useRequest(office, 'course.answer');
  const send = async (said: string): Promise<void> => {
    if ((await ask({ ticketId, concernId: concern.id, words: said })) !== null) setAnswering(false);
  };
  return (
    <li className={`concern ${state}`} data-state={state}>
      <span className="concern-mark">
        <Icon name={ICONS[state]} size={16} />
      </span>
      <div className="concern-body">
        <p className="concern-words">{words}</p>
        <p className="small soft">
          {t(`course.concerns.state.${state}`)}
          {concern.addedBy === 'technician' ? ` · ${t('course.concerns.byTechnician')}` : null}
        </p>
        {answer === null ? null : <Said who={t('course.concerns.said')} words={answer} />}
        {refusal === null ? null : <Said who={t('course.concerns.refused')} words={refusal} isNo />}
        {answering ? (
          <WordsForm
            label={t('course.concerns.answerField')}
            hint={t('course.concerns.answerHint')}
            missing={t('course.concerns.missing')}
            submit={t('course.concerns.answerSend')}
            busy={busy}
            failure={failure}
            onSubmit={(said) => void send(said)}
            onClose={() => setAnswering(false)}
          />
        ) : null}
      </div>
      {canAnswer && !answering ? (
        <button type="button" className="button" onClick={() => setAnswering(true)}>
          {t(state === 'answered' ? 'course.concerns.answerAgain' : 'course.concerns.answer')}
        </button>
      ) : null}
    </li>
  );
}

interface SaidProps {
  readonly who: string;
  readonly words: string;
  readonly isNo?: boolean;
}

function Said({ who, words, isNo = false }: SaidProps): ReactElement {
  return (
    <blockquote className={isNo ? 'course-said no' : 'course-said'}>
      <span className="small soft">{who}</span>
      {words}
    </blockquote>
  );
}

const ICONS: Readonly<Record<ConcernState, IconName>> = {
  open: 'question',
  answered: 'hourglass',
  confirmed: 'check',
  refused: 'back',
};
