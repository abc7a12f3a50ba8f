import type { ReactElement } from 'react';
import { useState } from 'react';
import { differenceBetween } from '../../../../app/policy/difference.ts';
import type { PolicyProposal } from '../../../../app/policy/version.ts';
import type { PolicyDesk } from '../../../../app/wire/requests/policy.ts';
import { Notice } from '../../../shared/parts/notice.tsx';
import { Refusal } from '../../../shared/parts/refusal.tsx';
import { failureText } from '../../../shared/refusal-text.ts';
import { dateOf } from '../../../shared/time.ts';
import type { Office } from '../../../state/office.ts';
import type { DraftState } from '../../../state/policy-draft.ts';
import { useSending } from '../use-sending.ts';
import { ApproveDialog } from './approve-dialog.tsx';
import { DifferenceView } from './difference-view.tsx';
import type { Speech } from './words.ts';

interface ProposalNoticeProps {
  readonly office: Office;
  readonly me: string;
  readonly desk: PolicyDesk;
  readonly proposal: PolicyProposal;
  /** What was typed here while it was being proposed, and came too late. */
  readonly saving: DraftState['saving'];
  readonly speech: Speech;
  readonly onDone: (text: string) => void;
}

/** What waits for a second administrator: to be read by them, or taken back by its author. */
export function ProposalNotice({
  office,
  me,
  desk,
  proposal,
  saving,
  speech,
  onDone,
}: ProposalNoticeProps): ReactElement {
  const { t, language } = speech;
  const sending = useSending(office);
  const [looks, setLooks] = useState(false);
  const { proposedBy, proposedAt, note } = proposal;
  const isMine = proposedBy.id === me;
  const isReading = looks && !isMine;
  return (
    <>
      <Notice icon="people" title={isMine ? t('policy.proposal.yours') : titleOf(proposal, speech)}>
        <p>{t('policy.proposal.what', { date: dateOf(language, proposedAt), note })}</p>
        <div className="actions">
          <button
            type="button"
            className={isMine ? 'button' : 'button strong'}
            aria-expanded={isMine ? looks : undefined}
            onClick={() => setLooks(!looks)}
          >
            {t(isMine ? 'policy.proposal.look' : 'policy.proposal.read')}
          </button>
          <button type="button" className="button" onClick={() => void sending.send('policy.reject', { proposedAt })}>
            {t(isMine ? 'policy.proposal.withdraw' : 'policy.proposal.reject')}
          </button>
        </div>
        {looks && isMine ? (
          <DifferenceView difference={differenceBetween(desk.content, proposal.content)} speech={speech} />
        ) : null}
        {sending.failure === null ? null : <Refusal text={failureText(t, sending.failure)} icon="alert" />}
        {typeof saving === 'object' ? <Refusal text={failureText(t, saving)} icon="alert" /> : null}
      </Notice>
      {isReading ? (
        <ApproveDialog
          key={proposedAt}
          office={office}
          desk={desk}
          proposal={proposal}
          speech={speech}
          onClose={() => setLooks(false)}
          onDone={onDone}
        />
      ) : null}
    </>
  );
}

const titleOf = ({ proposedBy, bringsBack }: PolicyProposal, { t }: Speech): string =>
  bringsBack === null
    ? t('policy.proposal.title', { name: proposedBy.name })
    : t('policy.proposal.bringsBack', { name: proposedBy.name, number: bringsBack });
