import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { PolicyEngine } from '../../app/policy/engine.ts';
import type { Replayed } from '../../app/wire/requests/policy.ts';
import type { Store } from '../store/open-store.ts';
import { findProposal } from '../store/policy/proposal.ts';
import { findContent } from '../store/policy/versions.ts';
import { draftEngine } from './draft-engine.ts';
import type { Rulebook } from './rulebook.ts';

type NoEngine = { readonly type: 'rules-have-faults'; readonly count: number } | { readonly type: 'not-found' };

/** Rules that might come into force, as if they were. */
export async function engineOf(rulebook: Rulebook, db: Store, of: Replayed): Promise<Result<PolicyEngine, NoEngine>> {
  switch (of.type) {
    case 'draft':
      return await draftEngine(rulebook, db);
    case 'version': {
      const content = await findContent(db, of.number);
      if (content === undefined) return fail({ type: 'not-found' });
      return ok(await rulebook.engine(`version ${of.number}`, () => Promise.resolve(content.rules)));
    }
    case 'proposal': {
      const proposal = (await findProposal(db))?.proposal;
      if (proposal?.proposedAt !== of.proposedAt) return fail({ type: 'not-found' });
      const { content, proposedAt, proposedBy } = proposal;
      return ok(await rulebook.engine(`proposal ${proposedAt} ${proposedBy.id}`, () => Promise.resolve(content.rules)));
    }
  }
}
