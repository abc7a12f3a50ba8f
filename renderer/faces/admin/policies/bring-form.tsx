import type { ReactElement } from 'react';
import { useState } from 'react';
import { VersionReason } from '../../../../app/policy/version.ts';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Sending } from '../use-sending.ts';
import { Effect } from './effect.tsx';
import type { Replay } from './use-replay.ts';
import type { Speech } from './words.ts';

interface BringFormProps {
  readonly effect: Parameters<typeof Effect>[0];
  readonly replay: Replay;
  readonly speech: Speech;
  readonly sending: Sending;
  readonly confirm: string;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

/** Nothing comes into force before its effect was on the screen, and not without a word on why. */
export function BringForm(props: BringFormProps): ReactElement {
  const { effect, replay, speech, sending, confirm, onConfirm, onClose } = props;
  const { t } = speech;
  const [typed, setTyped] = useState('');
  const [isMissed, setMissed] = useState(false);
  const reason = VersionReason.safeParse(typed);
  const isShown = replay.state === 'done';
  const submit = (): void => {
    if (!isShown || sending.isSending) return;
    if (reason.success) onConfirm(reason.data);
    else setMissed(true);
  };
  return (
    <>
      <Effect {...effect} />
      <TextField
        label={t('policy.publish.note')}
        value={typed}
        onChange={setTyped}
        lines={2}
        maxLength={500}
        hint={t('policy.publish.noteHint')}
        fault={isMissed && !reason.success ? t('policy.publish.noteMissing') : undefined}
      />
      {sending.failure === null ? null : <Refusal text={failureText(t, sending.failure)} icon="alert" />}
      <div className="actions record-actions">
        <button type="button" className="button strong" aria-disabled={sending.isSending || !isShown} onClick={submit}>
          {confirm}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('common.close')}
        </button>
      </div>
    </>
  );
}
