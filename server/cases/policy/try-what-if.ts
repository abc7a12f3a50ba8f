import { ok } from '../../../app/kernel/result.ts';
import { PolicyCapability } from '../../../app/policy/capability.ts';
import { engineInForce } from '../../policy/decide-capabilities.ts';
import { draftEngine } from '../../policy/draft-engine.ts';
import type { Case } from '../case.ts';

/** Nothing is kept: nobody asked for anything. */
export const tryWhatIf: Case<'policy.what-if'> = async ({ store, rulebook }, _caller, { input }) => {
  const { engine } = await engineInForce(rulebook, store);
  const drafted = await draftEngine(rulebook, store);
  const all = PolicyCapability.options;
  return ok({ published: engine.decide(input, all), draft: drafted.ok ? drafted.value.decide(input, all) : null });
};
