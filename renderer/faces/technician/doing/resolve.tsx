import { useQuery } from '@tanstack/react-query';
import type { FormEvent, ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unanswered } from '../../../../app/course/concern.ts';
import type { Id } from '../../../../app/kernel/scalars.ts';
import { Words } from '../../../../app/kernel/scalars.ts';
import { Notice } from '../../../shared/parts/notice.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { useFaultFocus } from '../../../shared/use-fault-focus.ts';
import type { Office } from '../../../state/office.ts';
import { courseOf } from '../../../state/queries.ts';
import { useRequest } from './use-request.ts';

/** Closing a ticket takes words: the person who asked will read them. */
export function Resolve({ office, ticketId }: { readonly office: Office; readonly ticketId: Id }): ReactElement {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFaultFocus(form, tries);
  const { busy, failure, ask } = useRequest(office, 'ticket.resolve');
  const { data } = useQuery(courseOf(office.link, ticketId));
  const missing = data === undefined ? 0 : unanswered(data.concerns).length;
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setTries(tries + 1);
    const parsed = Words.safeParse(words);
    if (parsed.success) void ask({ ticketId, words: parsed.data });
  };
  if (missing > 1)
    return (
      <Notice icon="list" title={t('course.standing.unanswered', { count: missing })}>
        <p>{t('course.standing.unansweredNext')}</p>
      </Notice>
    );
  return (
    <form ref={form} className="card" onSubmit={onSubmit} noValidate>
      <TextField
        label={t('technician.do.resolveField')}
        hint={t('technician.do.resolveHint')}
        lines={3}
        maxLength={2000}
        value={words}
        onChange={setWords}
        fault={tries > 0 && words.trim() === '' ? t('technician.do.missingWords') : undefined}
      />
      <button type="submit" className="button wide" aria-disabled={busy}>
        {t('technician.do.resolve')}
      </button>
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
    </form>
  );
}
