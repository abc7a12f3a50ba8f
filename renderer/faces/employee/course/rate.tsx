import type { FormEvent, ReactElement } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Satisfaction } from '../../../../app/course/course.ts';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { Words } from '../../../../app/kernel/scalars.ts';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Notice } from '../../../shared/parts/notice.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import type { OwnCourse } from './use-course.ts';

interface RateProps {
  readonly own: OwnCourse;
  readonly ticketId: Id;
  readonly satisfaction: Satisfaction | null;
}

const FACES = [1, 2, 3, 4, 5] as const;

/** Five faces, and a word for whoever wants one; asked once, and never in the way. */
export function Rate({ own, ticketId, satisfaction }: RateProps): ReactElement {
  const { t } = useTranslation();
  const name = useId();
  const [face, setFace] = useState<(typeof FACES)[number] | null>(null);
  const [words, setWords] = useState('');
  if (satisfaction !== null) return <Notice icon="check" tone="good" title={t('course.own.rated')} />;
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const said = Words.safeParse(words);
    if (face !== null) void own.say('course.rate', { ticketId, face, words: said.success ? said.data : null });
  };
  return (
    <form className="rate" onSubmit={onSubmit}>
      <fieldset>
        <legend>{t('course.own.rate')}</legend>
        <div className="faces">
          {FACES.map((each) => (
            <label key={each} className="face">
              <input type="radio" name={name} value={each} checked={each === face} onChange={() => setFace(each)} />
              <Icon name={`face${each}`} size={30} />
              <span className="small">{t(`course.own.face.${each}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {face === null ? null : (
        <>
          <TextField label={t('course.own.rateWord')} lines={2} maxLength={2000} value={words} onChange={setWords} />
          <button type="submit" className="button large strong" aria-disabled={own.busy}>
            {t('course.own.rateSend')}
          </button>
        </>
      )}
    </form>
  );
}
