import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Store } from '../store/open-store.ts';
import { findProposal } from '../store/policy/proposal.ts';

/** Refuses whatever would change the draft, or take the place of a proposal, while one waits to be approved. */
export async function noneWaits(
  db: Store,
): Promise<Result<null, { readonly type: 'proposal-waits'; readonly by: string }>> {
  const waiting = await findProposal(db);
  return waiting === undefined ? ok(null) : fail({ type: 'proposal-waits', by: waiting.proposal.proposedBy.name });
}
