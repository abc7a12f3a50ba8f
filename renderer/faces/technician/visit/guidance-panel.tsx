import type { FormEvent, ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Guidance } from '../../../../app/visit/intervention.ts';
import { GuidanceOutcome, Minutes, minutesBetween } from '../../../../app/visit/intervention.ts';
import { keyed } from '../../../shared/knowledge/keyed.ts';
import { Prose } from '../../../shared/knowledge/prose.tsx';
import { Choices } from '../../../shared/parts/choices.tsx';
import { Icon } from '../../../shared/parts/icon.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { useFaultFocus } from '../../../shared/use-fault-focus.ts';
import { useNow } from '../../../shared/use-now.ts';
import type { Office } from '../../../state/office.ts';
import { useRequest } from '../doing/use-request.ts';
import { useKeptGuidance } from './use-kept-guidance.ts';

interface GuidancePanelProps {
  readonly office: Office;
  readonly guidance: Guidance;
  /** Whom one guides. */
  readonly name: string;
}

/** The call that goes on: its time, what to go through, and what it came to. */
export function GuidancePanel({ office, guidance, name }: GuidancePanelProps): ReactElement {
  const { t } = useTranslation();
  const now = useNow(office.now, 1000);
  const kept = useKeptGuidance(office, guidance);
  const [minutes, setMinutes] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<GuidanceOutcome | null>(null);
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFaultFocus(form, tries);
  const { busy, failure, ask } = useRequest(office, 'guidance.end');
  const counted = minutesBetween(guidance.startedAt, now);
  const corrected = minutes === null ? null : Minutes.safeParse(minutes.trim() === '' ? null : Number(minutes));
  const isWrong = corrected !== null && !corrected.success;
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setTries(tries + 1);
    if (outcome === null || isWrong) return;
    const { checklist, notes } = kept;
    void ask({
      interventionId: guidance.id,
      checklist,
      notes: notes.trim(),
      minutes: corrected?.success === true ? corrected.data : null,
      outcome,
    });
  };
  return (
    <li className="guidance" data-intervention="telephone">
      <form
        ref={form}
        className="guidance-form"
        onSubmit={onSubmit}
        noValidate
        aria-label={t('visits.guidance.region')}
      >
        <p className="guidance-head">
          <Icon name="phone" size={18} />
          <strong>{t('visits.guidance.with', { name })}</strong>
          <span className="figures guidance-time" role="timer">
            {elapsed(now - guidance.startedAt)}
          </span>
        </p>
        {kept.checklist.length === 0 ? null : (
          <ol className="checklist">
            {keyed(kept.checklist).map(([key, line]) => (
              <li key={key}>
                <label className="check-line">
                  <input
                    type="checkbox"
                    checked={line.done}
                    onChange={(event) => kept.tick(Number(key), event.target.checked)}
                  />
                  <Prose text={line.words} />
                </label>
              </li>
            ))}
          </ol>
        )}
        <TextField
          label={t('visits.guidance.notes')}
          hint={t('visits.guidance.notesHint')}
          lines={2}
          maxLength={2000}
          value={kept.notes}
          onChange={kept.note}
        />
        <div className="guidance-end">
          <Choices
            legend={t('visits.guidance.outcomeField')}
            options={GuidanceOutcome.options.map((value) => ({ value, label: t(`visits.guidance.outcome.${value}`) }))}
            value={outcome}
            onChange={setOutcome}
            joined
            fault={tries > 0 && outcome === null ? t('visits.guidance.missingOutcome') : undefined}
          />
          <TextField
            label={t('visits.guidance.minutes')}
            figures
            inputMode="numeric"
            maxLength={4}
            value={minutes ?? `${counted}`}
            onChange={setMinutes}
            fault={tries > 0 && isWrong ? t('visits.guidance.wrongMinutes') : undefined}
          />
        </div>
        {failure === null ? null : <Refusal text={failureText(t, failure)} />}
        <button type="submit" className="button strong" aria-disabled={busy}>
          {t('visits.guidance.end')}
        </button>
      </form>
    </li>
  );
}

/** "4:07". */
function elapsed(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, '0')}`;
}
