import { ok } from '../../../app/kernel/result.ts';
import { sentenceOf } from '../../../app/policy/from-cedar.ts';
import { validateRules } from '../../../app/policy/validate.ts';
import type { Case } from '../case.ts';

const NOWHERE = { teams: new Set<string>(), organisations: new Set<string>(), sites: new Set<string>() };

export const readText: Case<'policy.read'> = async (
  { rulebook: { cedar, checks } },
  _caller,
  { ruleId, name, text },
) => {
  const rule = { id: ruleId, name, source: { type: 'cedar' as const, text } };
  return ok({
    sentence: sentenceOf(cedar.module, text),
    faults: validateRules({ checks, readings: cedar.readings }, [rule], NOWHERE),
  });
};
