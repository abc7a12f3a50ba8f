import { fail } from '../../../app/kernel/result.ts';
import { bringIn } from '../../policy/bring-in.ts';
import { transact } from '../../steps/transact.ts';
import { findContent, lockVersions } from '../../store/policy/versions.ts';
import type { Case } from '../case.ts';

/** An older version's rules come back as a new version: what was decided meanwhile stays explained by what was in force. */
export const rollBack: Case<'policy.roll-back'> = (context, { person }, { to, base, reason }) =>
  transact(context, async (work) => {
    const published = await lockVersions(work.db);
    if (base !== published) return fail({ type: 'draft-stale', published });
    const content = await findContent(work.db, to);
    if (content === undefined) return fail({ type: 'not-found' });
    return await bringIn(context, work, person, { content, base, reason, bringsBack: to, writers: [] });
  });
