import type { Result } from '../../app/kernel/result.ts';
import { ok } from '../../app/kernel/result.ts';
import type { PolicyEngine } from '../../app/policy/engine.ts';
import type { Store } from '../store/open-store.ts';
import { readDraft } from '../store/policy/draft.ts';
import { faultless } from './faults-in.ts';
import type { Rulebook } from './rulebook.ts';

/** The draft as if it were published; refused while it has faults. */
export async function draftEngine(
  rulebook: Rulebook,
  db: Store,
): Promise<Result<PolicyEngine, { readonly type: 'rules-have-faults'; readonly count: number }>> {
  const { content, base, revision, savedAt } = await readDraft(db);
  const checked = await faultless(rulebook, db, content);
  if (!checked.ok) return checked;
  const key = `draft ${base} ${revision} ${savedAt}`;
  return ok(await rulebook.engine(key, () => Promise.resolve(content.rules)));
}
