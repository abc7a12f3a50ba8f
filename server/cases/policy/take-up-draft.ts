import { fail, ok } from '../../../app/kernel/result.ts';
import { noneWaits } from '../../policy/proposal-waits.ts';
import { announcePolicy } from '../../steps/announce.ts';
import { noteChange } from '../../steps/note-change.ts';
import { transact } from '../../steps/transact.ts';
import { lockDraft, saveDraft } from '../../store/policy/draft.ts';
import { currentVersion } from '../../store/policy/versions.ts';
import type { Case } from '../case.ts';

export const takeUpDraft: Case<'policy.take-up'> = (context, caller, { base }) =>
  transact(context, async (work) => {
    const draft = await lockDraft(work.db);
    const free = await noneWaits(work.db);
    if (!free.ok) return free;
    const published = await currentVersion(work.db);
    if (base !== published) return fail({ type: 'draft-stale', published });
    if (draft.revision > 0) {
      await saveDraft(work.db, { ...draft, base, revision: draft.revision + 1 }, caller.person.id, work.now);
      noteChange(work, caller, { kind: 'policy-drafted', subject: {}, body: { base } });
    }
    work.afterwards(() => announcePolicy(context));
    return ok({});
  });
