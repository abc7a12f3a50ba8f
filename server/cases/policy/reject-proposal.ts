import { fail, ok } from '../../../app/kernel/result.ts';
import { actorOf } from '../../steps/actors.ts';
import { announcePolicy } from '../../steps/announce.ts';
import { transact } from '../../steps/transact.ts';
import { findProposal, removeProposal } from '../../store/policy/proposal.ts';
import { lockVersions } from '../../store/policy/versions.ts';
import type { Case } from '../case.ts';

/** By whoever was asked, or by the one who proposed it; the draft it was made of stays. */
export const rejectProposal: Case<'policy.reject'> = (context, { person }, { proposedAt }) =>
  transact(context, async (work) => {
    await lockVersions(work.db);
    const found = await findProposal(work.db);
    if (found === undefined || found.proposal.proposedAt !== proposedAt) return fail({ type: 'not-found' });
    await removeProposal(work.db);
    const body = { base: found.proposal.base, bringsBack: found.proposal.bringsBack };
    work.note({ kind: 'policy-rejected', actor: actorOf(person), subject: {}, body });
    work.afterwards(() => announcePolicy(context));
    return ok({});
  });
