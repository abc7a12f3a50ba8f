import type { ReactElement } from 'react';
import type { PolicyDesk } from '../../../../app/wire/requests/policy.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import type { Office } from '../../../state/office.ts';
import type { DraftState } from '../../../state/policy-draft.ts';
import { useSending } from '../use-sending.ts';
import { BringForm } from './bring-form.tsx';
import { broughtWords } from './brought-words.ts';
import { useReplayAtOnce } from './use-replay.ts';
import type { Speech } from './words.ts';

interface PublishDialogProps {
  readonly office: Office;
  readonly desk: PolicyDesk;
  readonly draft: DraftState;
  readonly speech: Speech;
  readonly onClose: () => void;
  readonly onDone: (text: string) => void;
}

/** The draft, before it comes into force or waits for approval. */
export function PublishDialog({ office, desk, draft, speech, onClose, onDone }: PublishDialogProps): ReactElement {
  const { t } = speech;
  const sending = useSending(office);
  const replay = useReplayAtOnce(office, { type: 'draft' });
  const number = desk.published.number + 1;
  const proposes = desk.content.secondApproval;
  const publish = async (reason: string): Promise<void> => {
    const { base, revision } = draft;
    const done = await sending.send('policy.publish', { base, revision, reason });
    if (done !== null) onDone(broughtWords(t, done));
  };
  return (
    <Dialog
      title={t(proposes ? 'policy.publish.titlePropose' : 'policy.publish.title', { number })}
      side
      wide
      onClose={onClose}
    >
      <BringForm
        effect={{ before: desk.content, after: draft.content, replay, speech }}
        replay={replay}
        speech={speech}
        sending={sending}
        confirm={t(proposes ? 'policy.publish.propose' : 'policy.publish.confirm')}
        onConfirm={(reason) => void publish(reason)}
        onClose={onClose}
      />
    </Dialog>
  );
}
