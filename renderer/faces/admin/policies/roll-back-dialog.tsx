import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { PolicyDesk } from '../../../../app/wire/requests/policy.ts';
import { Dialog } from '../../../shared/parts/dialog.tsx';
import { Listing } from '../../../shared/parts/listing.tsx';
import type { Office } from '../../../state/office.ts';
import { policyVersionOf } from '../../../state/queries.ts';
import { useSending } from '../use-sending.ts';
import { BringForm } from './bring-form.tsx';
import { broughtWords } from './brought-words.ts';
import { useReplayAtOnce } from './use-replay.ts';
import type { Speech } from './words.ts';

interface RollBackDialogProps {
  readonly office: Office;
  readonly desk: PolicyDesk;
  readonly speech: Speech;
  /** The version to go back to. */
  readonly to: number;
  readonly onClose: () => void;
  readonly onDone: (text: string) => void;
}

/** An older version's rules, before they come back: what that changes against those in force now. */
export function RollBackDialog({ office, desk, speech, to, onClose, onDone }: RollBackDialogProps): ReactElement {
  const { t } = speech;
  const sending = useSending(office);
  const older = useQuery(policyVersionOf(office.link, to));
  const replay = useReplayAtOnce(office, { type: 'version', number: to });
  const base = desk.published.number;
  const goBack = async (reason: string): Promise<void> => {
    const done = await sending.send('policy.roll-back', { to, base, reason });
    if (done !== null) onDone(broughtWords(t, done));
  };
  return (
    <Dialog title={t('policy.history.rollBack', { number: to })} side wide onClose={onClose}>
      <p className="soft">
        {t(desk.content.secondApproval ? 'policy.history.rollBackByTwo' : 'policy.history.rollBackWhat', {
          number: base + 1,
        })}
      </p>
      <Listing query={older}>
        {(after) => (
          <BringForm
            effect={{ before: desk.content, after, replay, speech }}
            replay={replay}
            speech={speech}
            sending={sending}
            confirm={t(desk.content.secondApproval ? 'policy.publish.propose' : 'policy.history.rollBackConfirm', {
              number: to,
            })}
            onConfirm={(reason) => void goBack(reason)}
            onClose={onClose}
          />
        )}
      </Listing>
    </Dialog>
  );
}
