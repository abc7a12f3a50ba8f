import { ok } from '../../../app/kernel/result.ts';
import { faultsIn } from '../../policy/faults-in.ts';
import { readDraft } from '../../store/policy/draft.ts';
import type { Case } from '../case.ts';

export const validateDraft: Case<'policy.validate'> = async ({ store, rulebook }) =>
  ok(await faultsIn(rulebook, store, (await readDraft(store)).content));
