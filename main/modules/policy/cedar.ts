import * as module from '@cedar-policy/cedar-wasm/nodejs';
import type { PolicyEngine } from '../../../app/policy/engine.ts';
import { createPolicyEngine, openCedar } from '../../../app/policy/engine.ts';
import type { CedarRule } from '../../../app/policy/rule.ts';

/** Cedar in this process: one for all the rules that come and go. */
export function cedarEngines(): (rules: readonly CedarRule[]) => PolicyEngine {
  const cedar = openCedar(module);
  return (rules) => createPolicyEngine(cedar, rules);
}
