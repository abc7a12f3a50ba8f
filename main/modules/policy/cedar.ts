import * as module from '@cedar-policy/cedar-wasm/nodejs';
import { Capability } from '../../../app/consent/capability.ts';
import type { PolicyEngine } from '../../../app/policy/engine.ts';
import { createPolicyEngine, openCedar } from '../../../app/policy/engine.ts';
import type { PolicyInput } from '../../../app/policy/input.ts';
import type { CedarRule } from '../../../app/policy/rule.ts';

/** Cedar in this process: one for all the rules that come and go. An engine has decided once when it is given out. */
export function cedarEngines(): (rules: readonly CedarRule[]) => PolicyEngine {
  const cedar = openCedar(module);
  return (rules) => {
    const engine = createPolicyEngine(cedar, rules);
    engine.decide(NOBODY, Capability.options);
    return engine;
  };
}

const NONE = '00000000-0000-4000-8000-000000000000';
/** Whose rights nobody asks for: what the engine compiles at its first decision is compiled with them. */
const NOBODY: PolicyInput = {
  technician: { id: NONE, level: 1, teamIds: [], certifications: [], secondFactor: false, external: true },
  workstation: { id: NONE, organisationId: null, siteId: null, tags: [] },
  ticket: { id: NONE, level: null, impact: 'question', assigned: false, openedByEmployee: false },
  contract: { exists: false, remote: false, hours: false },
  at: { instant: 0, weekday: 'mon', minuteOfDay: 0 },
  network: 'unknown',
};
