import type { ReactElement } from 'react';
import { useEffect, useState } from 'react';
import { differenceBetween } from '../../../../app/policy/difference.ts';
import type { PolicyDesk } from '../../../../app/wire/requests/policy.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { TextField } from '../../../shared/parts/text-field.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import type { DraftState } from '../../../state/policy-draft.ts';
import { useSending } from '../use-sending.ts';
import { DifferenceView } from './difference-view.tsx';
import { ReplayTable } from './replay-table.tsx';
import type { Replay } from './use-replay.ts';
import { useReplay } from './use-replay.ts';
import type { Speech } from './words.ts';

interface PublishDialogProps {
  readonly office: Office;
  readonly desk: PolicyDesk;
  readonly draft: DraftState;
  readonly speech: Speech;
  readonly onClose: () => void;
  readonly onDone: (text: string) => void;
}

/** Nothing comes into force before its effect was on the screen: what changes, and which decisions would have. */
export function PublishDialog({ office, desk, draft, speech, onClose, onDone }: PublishDialogProps): ReactElement {
  const { t } = speech;
  const sending = useSending(office);
  const replay = useReplay(office);
  const { run } = replay;
  const [note, setNote] = useState('');
  useEffect(() => void run(), [run]);
  const number = desk.published.number + 1;
  const proposes = desk.content.secondApproval;
  const publish = async (): Promise<void> => {
    const { base, revision } = draft;
    const done = await sending.send('policy.publish', { base, revision, note });
    if (done === null) return;
    onDone(
      done.type === 'published' ? t('policy.publish.done', { number: done.version }) : t('policy.publish.proposed'),
    );
  };
  return (
    <Dialog
      title={t(proposes ? 'policy.publish.titlePropose' : 'policy.publish.title', { number })}
      side
      wide
      onClose={onClose}
    >
      <h3>{t('policy.publish.what')}</h3>
      <DifferenceView difference={differenceBetween(desk.content, draft.content)} speech={speech} />
      <Replayed replay={replay} speech={speech} />
      <TextField label={t('policy.publish.note')} value={note} onChange={setNote} lines={2} maxLength={500} />
      {sending.failure === null ? null : <Refusal text={failureText(t, sending.failure)} icon="alert" />}
      <div className="actions record-actions">
        <button
          type="button"
          className="button strong"
          aria-disabled={sending.isSending || replay.state !== 'done'}
          onClick={() => replay.state === 'done' && void publish()}
        >
          {t(proposes ? 'policy.publish.propose' : 'policy.publish.confirm')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('common.cancel')}
        </button>
      </div>
    </Dialog>
  );
}

interface ReplayedProps {
  readonly replay: Replay;
  readonly speech: Speech;
}

function Replayed({ replay: { state, examined, total, changes }, speech }: ReplayedProps): ReactElement {
  const { t } = speech;
  if (typeof state === 'object') return <Refusal text={failureText(t, state)} icon="alert" />;
  if (state !== 'done') return <p role="status">{t('policy.publish.replaying', { examined, total })}</p>;
  return (
    <>
      <h3>{t('policy.publish.replayed')}</h3>
      {changes.length === 0 ? (
        <p role="status">{t('policy.publish.none')}</p>
      ) : (
        <div className="policy-wide">
          <ReplayTable changes={changes} speech={speech} />
        </div>
      )}
    </>
  );
}
