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
import { useSending } from '../use-sending.ts';
import { DifferenceView } from './difference-view.tsx';
import type { Speech } from './words.ts';

interface ProposalNoticeProps {
  readonly office: Office;
  readonly me: string;
  readonly desk: PolicyDesk;
  readonly speech: Speech;
  readonly onDone: (text: string) => void;
}

/** What waits for a second administrator, and what it would change. */
export function ProposalNotice({ office, me, desk, speech, onDone }: ProposalNoticeProps): ReactElement | null {
  const { t, language } = speech;
  const sending = useSending(office);
  const [looks, setLooks] = useState(false);
  const { proposal } = desk;
  if (proposal === null) return null;
  const { proposedBy, proposedAt, note } = proposal;
  const mine = proposedBy.id === me;
  const title = mine ? t('policy.proposal.yours') : titleOf(proposal, speech);
  const approve = async (): Promise<void> => {
    const done = await sending.send('policy.approve', { proposedAt });
    if (done !== null) onDone(t('policy.publish.done', { number: done.version }));
  };
  return (
    <Notice icon="people" title={title}>
      <p>{t('policy.proposal.what', { date: dateOf(language, proposedAt), note })}</p>
      <div className="actions">
        {mine ? null : (
          <button type="button" className="button strong" onClick={() => void approve()}>
            {t('policy.proposal.approve')}
          </button>
        )}
        <button type="button" className="button" onClick={() => void sending.send('policy.reject', { proposedAt })}>
          {t(mine ? 'policy.proposal.withdraw' : 'policy.proposal.reject')}
        </button>
        <button type="button" className="link" aria-expanded={looks} onClick={() => setLooks(!looks)}>
          {t('policy.proposal.look')}
        </button>
      </div>
      {looks ? <DifferenceView difference={differenceBetween(desk.content, proposal.content)} speech={speech} /> : null}
      {sending.failure === null ? null : <Refusal text={failureText(t, sending.failure)} icon="alert" />}
    </Notice>
  );
}

const titleOf = ({ proposedBy, bringsBack }: PolicyProposal, { t }: Speech): string =>
  bringsBack === null
    ? t('policy.proposal.title', { name: proposedBy.name })
    : t('policy.proposal.bringsBack', { name: proposedBy.name, number: bringsBack });
