import { fail, ok } from '../../../app/kernel/result.ts';
import { changed } from '../../../app/policy/draft-change.ts';
import { MOST_RULES } from '../../../app/policy/rule.ts';
import { noneWaits } from '../../policy/proposal-waits.ts';
import { actorOf } from '../../steps/actors.ts';
import { announcePolicy } from '../../steps/announce.ts';
import { transact } from '../../steps/transact.ts';
import { lockDraft, saveDraft } from '../../store/policy/draft.ts';
import type { Case } from '../case.ts';

/** Kept at once: whoever was writing loses nothing, whatever happens to their machine. */
export const changeDraft: Case<'policy.change'> = (context, { person }, { revision, change }) =>
  transact(context, async (work) => {
    const draft = await lockDraft(work.db);
    const free = await noneWaits(work.db);
    if (!free.ok) return free;
    if (draft.revision !== revision) return fail({ type: 'draft-changed', by: draft.savedBy?.name ?? '' });
    const content = changed(draft.content, change);
    if (content.rules.length > MOST_RULES) return fail({ type: 'too-many-rules', most: MOST_RULES });
    const next = { content, base: draft.base, revision: revision + 1 };
    await saveDraft(work.db, next, person.id, work.now);
    if (revision === 0)
      work.note({ kind: 'policy-drafted', actor: actorOf(person), subject: {}, body: { base: draft.base } });
    work.afterwards(() => announcePolicy(context));
    return ok({ revision: next.revision });
  });
