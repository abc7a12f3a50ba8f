import { useQuery } from '@tanstack/react-query';
import type { FormEvent, ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Course } from '../../../../app/course/course.ts';
import { isDiagnosed, judgeHandOver } from '../../../../app/course/hand-over.ts';
import { Words } from '../../../../app/kernel/scalars.ts';
import { SupportLevel } from '../../../../app/level/level.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import { Choices } from '../../../shared/parts/choices.tsx';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Notice } from '../../../shared/parts/notice.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { SelectField } from '../../../shared/parts/select-field.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { useFaultFocus } from '../../../shared/use-fault-focus.ts';
import type { Office } from '../../../state/office.ts';
import { courseOf, teamsOf } from '../../../state/queries.ts';
import { useRequest } from '../doing/use-request.ts';

interface HandOverTicketProps {
  readonly office: Office;
  readonly ticket: Ticket;
  /** A session of this ticket goes on, and would end. */
  readonly running: boolean;
}

/** To the next level with what was found out, or back with a reason; everything the ticket carries goes with it. */
export function HandOverTicket({ office, ticket, running }: HandOverTicketProps): ReactElement {
  const { t } = useTranslation();
  const { data } = useQuery(courseOf(office.link, ticket.id));
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className="button quiet wide" onClick={() => setAsking(true)}>
        {t('course.handOver.open')}
      </button>
      {asking && data !== undefined ? (
        <Dialog title={t('course.handOver.title', { reference: ticket.reference })} onClose={() => setAsking(false)}>
          <HandOverForm
            office={office}
            ticket={ticket}
            running={running}
            course={data}
            onClose={() => setAsking(false)}
          />
        </Dialog>
      ) : null}
    </>
  );
}

interface HandOverFormProps extends HandOverTicketProps {
  readonly course: Course;
  readonly onClose: () => void;
}

function HandOverForm({ office, ticket, running, course, onClose }: HandOverFormProps): ReactElement {
  const { t } = useTranslation();
  const levels = SupportLevel.options
    .map(({ value }) => value)
    .filter((level) => judgeHandOver(ticket.level, level, true).ok);
  const [to, setTo] = useState<SupportLevel>(levels.at(-1) ?? ticket.level);
  const [teamId, setTeamId] = useState('');
  const [words, setWords] = useState('');
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFaultFocus(form, tries);
  const { data: teams = [] } = useQuery(teamsOf(office.link));
  const { busy, failure, ask } = useRequest(office, 'course.hand-over');
  const judged = judgeHandOver(ticket.level, to, isDiagnosed(course));
  const labelOf = (level: SupportLevel): string =>
    t(level > ticket.level ? 'course.handOver.up' : 'course.handOver.down', { level });
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setTries(tries + 1);
    const parsed = Words.safeParse(words);
    if (parsed.success && judged.ok)
      void ask({ ticketId: ticket.id, to, teamId: teamId === '' ? null : teamId, words: parsed.data });
  };
  return (
    <form ref={form} className="words-form" onSubmit={onSubmit} noValidate>
      {running ? <p>{t('course.handOver.running')}</p> : null}
      {levels.length === 1 ? (
        <p className="strong">{labelOf(to)}</p>
      ) : (
        <Choices
          legend={t('course.handOver.level')}
          options={levels.map((level) => ({
            value: `${level}`,
            label: labelOf(level),
          }))}
          value={`${to}`}
          onChange={(value) => {
            setTo(levels.find((level) => `${level}` === value) ?? to);
            setTeamId('');
          }}
          joined
        />
      )}
      {judged.ok ? null : (
        <Notice icon="lock" title={t('course.handOver.needsDiagnosis')}>
          <p>{t('course.handOver.needsDiagnosisNext')}</p>
        </Notice>
      )}
      <SelectField
        label={t('course.handOver.team')}
        value={teamId}
        none={t('course.handOver.anyTeam')}
        options={teams.filter(({ level }) => level === to).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setTeamId}
      />
      <TextField
        label={t('course.handOver.field')}
        hint={t('course.handOver.hint')}
        lines={3}
        maxLength={2000}
        value={words}
        onChange={setWords}
        fault={tries > 0 && words.trim() === '' ? t('course.handOver.missing') : undefined}
      />
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
      <div className="actions spread">
        <button type="button" className="button" onClick={onClose}>
          {t('common.cancel')}
        </button>
        <button type="submit" className="button strong" aria-disabled={busy || !judged.ok}>
          {t('course.handOver.confirm')}
        </button>
      </div>
    </form>
  );
}
