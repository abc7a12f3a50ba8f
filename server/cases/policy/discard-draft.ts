import { fail, ok } from '../../../app/kernel/result.ts';
import { noneWaits } from '../../policy/proposal-waits.ts';
import { announcePolicy } from '../../steps/announce.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { lockDraft, removeDraft } from '../../store/policy/draft.ts';
import type { Case } from '../case.ts';

export const discardDraft: Case<'policy.discard'> = (context, caller, { revision }) =>
  transact(context, async (work) => {
    const draft = await lockDraft(work.db);
    const free = await noneWaits(work.db);
    if (!free.ok) return free;
    if (draft.revision !== revision) return fail({ type: 'draft-changed', by: draft.savedBy?.name ?? '' });
    await removeDraft(work.db);
    noteChange(work, caller, { kind: 'policy-draft-discarded', subject: {}, body: { base: draft.base } });
    work.afterwards(() => announcePolicy(context));
    return ok({});
  });
