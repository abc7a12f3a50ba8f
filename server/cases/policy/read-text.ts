import { ok } from '../../../app/kernel/result.ts';
import { sentenceOf } from '../../../app/policy/from-cedar.ts';
import { validateRules } from '../../../app/policy/validate.ts';
import type { Case } from '../case.ts';

const NOWHERE = { teams: new Set<string>(), organisations: new Set<string>(), sites: new Set<string>() };

export const readText: Case<'policy.read'> = async (
  { rulebook: { cedar, schema } },
  _caller,
  { ruleId, name, text },
) => {
  const rule = { id: ruleId, name, source: { type: 'cedar' as const, text } };
  return ok({ sentence: sentenceOf(cedar, text), faults: validateRules(cedar, schema, [rule], NOWHERE) });
};
