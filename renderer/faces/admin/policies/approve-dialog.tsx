import type { ReactElement } from 'react';
import type { PolicyProposal } from '../../../../app/policy/version.ts';
import type { PolicyDesk } from '../../../../app/wire/requests/policy.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import type { Office } from '../../../state/office.ts';
import { useSending } from '../use-sending.ts';
import { Effect } from './effect.tsx';
import { useReplayAtOnce } from './use-replay.ts';
import type { Speech } from './words.ts';

interface ApproveDialogProps {
  readonly office: Office;
  readonly desk: PolicyDesk;
  readonly proposal: PolicyProposal;
  readonly speech: Speech;
  readonly onClose: () => void;
  readonly onDone: (text: string) => void;
}

/** Whoever approves has what the author had on the screen; before it stands there, nothing can be approved. */
export function ApproveDialog(props: ApproveDialogProps): ReactElement {
  const { office, desk, proposal, speech, onClose, onDone } = props;
  const { t } = speech;
  const { content, proposedAt, proposedBy, note } = proposal;
  const sending = useSending(office);
  const replay = useReplayAtOnce(office, { type: 'proposal', proposedAt });
  const isReady = replay.state === 'done' && !sending.isSending;
  const approve = async (): Promise<void> => {
    const done = await sending.send('policy.approve', { proposedAt });
    if (done !== null) onDone(t('policy.publish.done', { number: done.version }));
  };
  return (
    <Dialog title={t('policy.proposal.reading', { number: desk.published.number + 1 })} side wide onClose={onClose}>
      <p>{t('policy.proposal.why', { name: proposedBy.name, note })}</p>
      <Effect before={desk.content} after={content} replay={replay} speech={speech} />
      {sending.failure === null ? null : <Refusal text={failureText(t, sending.failure)} icon="alert" />}
      <div className="actions record-actions">
        <button
          type="button"
          className="button strong"
          aria-disabled={!isReady}
          onClick={() => isReady && void approve()}
        >
          {t('policy.proposal.approve')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('common.close')}
        </button>
      </div>
    </Dialog>
  );
}
