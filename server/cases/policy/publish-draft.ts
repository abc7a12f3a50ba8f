import { fail, ok } from '../../../app/kernel/result.ts';
import { bringIn } from '../../policy/bring-in.ts';
import { transact } from '../../steps/transact.ts';
import { lockDraft, writersOfDraft } from '../../store/policy/draft.ts';
import { lockVersions } from '../../store/policy/versions.ts';
import type { Case } from '../case.ts';

/** What was looked at is what is published: the version it was compared with and the draft's revision must both stand still. */
export const publishDraft: Case<'policy.publish'> = (context, { person }, { base, revision, reason }) =>
  transact(context, async (work) => {
    const published = await lockVersions(work.db);
    const draft = await lockDraft(work.db);
    if (base !== published || draft.base !== published) return fail({ type: 'draft-stale', published });
    if (draft.revision !== revision) return fail({ type: 'draft-changed', by: draft.savedBy?.name ?? '' });
    const brought = await bringIn(context, work, person, {
      content: draft.content,
      base,
      reason,
      bringsBack: null,
      writers: await writersOfDraft(work.db),
    });
    return brought.ok ? ok(brought.value) : brought;
  });
