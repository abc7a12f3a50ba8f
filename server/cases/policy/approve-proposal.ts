import { fail, ok } from '../../../app/kernel/result.ts';
import { differenceBetween, isEmpty } from '../../../app/policy/difference.ts';
import { faultless } from '../../policy/faults-in.ts';
import { actorOf } from '../../steps/actors.ts';
import { announcePolicy } from '../../steps/announce.ts';
import { transact } from '../../steps/transact.ts';
import { lockDraft, removeDraft } from '../../store/policy/draft.ts';
import { findProposal, removeProposal } from '../../store/policy/proposal.ts';
import { addVersion, lockVersions } from '../../store/policy/versions.ts';
import type { Case } from '../case.ts';

/** By somebody who neither wrote nor proposed it; the rules are checked once more, since the directory may have changed. */
export const approveProposal: Case<'policy.approve'> = (context, { person }, { proposedAt }) =>
  transact(context, async (work) => {
    const published = await lockVersions(work.db);
    const found = await findProposal(work.db);
    if (found === undefined || found.proposal.proposedAt !== proposedAt) return fail({ type: 'not-found' });
    const { content, base, bringsBack, note, proposedBy } = found.proposal;
    if (person.id === proposedBy.id || found.writers.includes(person.id)) return fail({ type: 'another-must-approve' });
    if (base !== published) return fail({ type: 'draft-stale', published });
    const checked = await faultless(context.rulebook, work.db, content);
    if (!checked.ok) return checked;
    const draft = await lockDraft(work.db);
    const version = await addVersion(
      work.db,
      { content, authorId: proposedBy.id, approverId: person.id, note, bringsBack },
      work.now,
    );
    await removeProposal(work.db);
    if (isEmpty(differenceBetween(content, draft.content))) await removeDraft(work.db);
    work.note({
      kind: 'policy-approved',
      actor: actorOf(person),
      subject: {},
      body: { version, bringsBack },
      personal: { reason: { of: proposedBy.id, value: note } },
    });
    work.afterwards(() => announcePolicy(context));
    return ok({ version });
  });
