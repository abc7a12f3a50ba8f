import { useQuery } from '@tanstack/react-query';
import type { FormEvent, KeyboardEvent, ReactElement } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recommendation } from '../../../../app/advice/circumstances.ts';
import type { AdviceDecision } from '../../../../app/advice/decision.ts';
import { isSame } from '../../../../app/advice/decision.ts';
import { Words } from '../../../../app/kernel/scalars.ts';
import { DEFAULT_MATRIX, priorityFor } from '../../../../app/ticket/priority.ts';
import type { Ticket } from '../../../../app/ticket/ticket.ts';
import type { IntakeDraft } from '../../../ports/intake-draft.ts';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { callAdviceOf, deskSettingsOf } from '../../../state/queries.ts';
import { CallAdvice } from '../advice/call-advice.tsx';
import { useRequest } from '../doing/use-request.ts';
import { PriorityMark } from '../queue/priority-mark.tsx';
import { useSettled } from '../queue/use-settled.ts';
import { CallerField } from './caller-field.tsx';
import { formKeyOf } from './form-keys.ts';
import { JudgedFields } from './judged-fields.tsx';

interface IntakeFormProps {
  readonly office: Office;
  readonly draft: IntakeDraft;
  readonly onChange: (part: Partial<IntakeDraft>) => void;
  /** The call is about what is known already: the likeliest of it. */
  readonly onJoin: () => void;
  readonly onHide: () => void;
  readonly onAbandon: () => void;
  readonly onRecorded: (ticket: Ticket) => void;
}

/** One column, walked with Tab: who, why, how bad; sent from wherever the hand is. */
export function IntakeForm(props: IntakeFormProps): ReactElement {
  const { t } = useTranslation();
  const { office, draft, onChange } = props;
  const [tried, setTried] = useState(false);
  const caller = useRef<HTMLInputElement>(null);
  const reason = useRef<HTMLTextAreaElement>(null);
  const { busy, failure, ask } = useRequest(office, 'intake.record');
  const { data: settings } = useQuery(deskSettingsOf(office.link));
  const said = useSettled(draft.words.trim(), TYPED_MS);
  const { data: advice } = useQuery(
    callAdviceOf(office.link, {
      requesterId: draft.caller?.id ?? null,
      words: said,
      impact: draft.impact,
      urgency: draft.urgency,
      category: draft.category,
    }),
  );
  const priority = priorityFor(settings?.matrix ?? DEFAULT_MATRIX, draft.impact, draft.urgency);
  useEffect(() => caller.current?.focus(), []);

  const record = async (keep: boolean): Promise<void> => {
    setTried(true);
    const words = Words.safeParse(draft.words);
    if (draft.caller === null) return caller.current?.focus();
    if (!words.success) return reason.current?.focus();
    const { intakeId, impact, urgency, category } = draft;
    const judged = { impact, urgency, category };
    const call = { intakeId, requesterId: draft.caller.id, words: words.data, ...judged, keep };
    const ticket = await ask({ ...call, ...decisionIn(draft, advice) });
    if (ticket !== null) props.onRecorded(ticket);
  };
  const onKey = (event: KeyboardEvent): void => {
    const pressed = formKeyOf(event);
    if (pressed === null) return;
    event.preventDefault();
    if (pressed.type === 'record') void record(pressed.keep);
    if (pressed.type === 'choose') {
      pressed.radio.focus();
      pressed.radio.click();
    }
    if (pressed.type === 'join') props.onJoin();
    if (pressed.type === 'hide') props.onHide();
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void record(true);
  };
  const missing = tried && draft.words.trim() === '' ? t('desk.intake.reasonMissing') : undefined;

  return (
    <form className="intake-form" onSubmit={onSubmit} onKeyDown={onKey} noValidate aria-label={t('desk.intake.title')}>
      <CallerField
        link={office.link}
        field={caller}
        typed={draft.typed}
        caller={draft.caller}
        fault={tried && draft.caller === null ? t('desk.intake.callerMissing') : undefined}
        onType={(typed) => onChange({ typed, caller: null })}
        onChoose={(chosen) => onChange({ typed: chosen.name, caller: chosen })}
        onNext={() => reason.current?.focus()}
      />
      <div className="field">
        <label htmlFor="intake-reason">{t('desk.intake.reason')}</label>
        <textarea
          ref={reason}
          id="intake-reason"
          className="input"
          rows={4}
          maxLength={2000}
          value={draft.words}
          aria-invalid={missing !== undefined}
          aria-describedby={missing === undefined ? undefined : 'intake-reason-fault'}
          onChange={(event) => onChange({ words: event.target.value })}
        />
        {missing === undefined ? null : (
          <p className="fault" id="intake-reason-fault">
            {missing}
          </p>
        )}
      </div>
      <JudgedFields judged={draft} onChange={onChange} figures />
      <p className="intake-priority">
        <span className="soft">{t('desk.intake.priority')}</span>
        <PriorityMark priority={priority} />
        <span>{t(`desk.priority.${priority}`)}</span>
      </p>
      {advice === undefined ? null : <CallAdvice draft={draft} recommendation={advice} onChange={onChange} />}
      {failure === null ? null : <Refusal text={failureText(t, failure)} />}
      <div className="intake-actions">
        <button type="submit" className="button strong" aria-disabled={busy}>
          {t('desk.intake.keep')} <kbd>{t('desk.keys.keep')}</kbd>
        </button>
        <button type="button" className="button" aria-disabled={busy} onClick={() => void record(false)}>
          {t('desk.intake.queue')} <kbd>{t('desk.keys.queue')}</kbd>
        </button>
        <button type="button" className="button quiet" onClick={props.onAbandon}>
          {t('desk.intake.abandon')}
        </button>
      </div>
    </form>
  );
}

/** What was followed, as long as it is what is recommended now. */
function decisionIn({ followed }: IntakeDraft, advice: Recommendation | undefined): { decision?: AdviceDecision } {
  if (followed === null || advice === undefined || !isSame(followed, advice)) return {};
  return { decision: { seen: followed, given: followed, words: null } };
}

/** So long after the last key a recommendation is asked for, in milliseconds. */
const TYPED_MS = 300;
