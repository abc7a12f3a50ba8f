import { describe, expect, it } from 'vitest';
import type { PolicyDecision } from '../../app/policy/decision.ts';
import { createPolicyEngine } from '../../app/policy/engine.ts';
import type { Removal } from '../../app/policy/removal.ts';
import { toCedar } from '../../app/policy/to-cedar.ts';
import { id, T0 } from '../../app/testing/builders.ts';
import { anExpertRule, aPolicyInput } from '../../app/testing/policy-builders.ts';
import { aTrappedCedar } from '../../tests/support/a-cedar.ts';
import { replayed } from './replayed.ts';

const trapped = aTrappedCedar();
const text = 'permit(principal, action == Action::"view", resource) when { "a" like "*" };';
const viewOnly = createPolicyEngine(trapped.cedar, [toCedar(anExpertRule(1, text))]);
const allowed = (capability: 'view' | 'control') => ({
  capability,
  allowed: true,
  determining: [],
  recordingRequired: false,
});
const entry = (removed: Removal[] = []) => {
  const decision: PolicyDecision = {
    id: id(1),
    at: T0,
    version: 1,
    input: aPolicyInput(),
    capabilities: [allowed('view'), allowed('control')],
    occasion: 'asked',
    removed,
    times: 1,
    lastAt: T0,
  };
  return { decision, reference: null, technician: null, workstation: null };
};
const changedBy = (removed?: Removal[]) => replayed(viewOnly, entry(removed)).map(({ after }) => after.capability);

describe('[P8] a decision made again', () => {
  it('shows what would have been answered otherwise, and no other', () => {
    expect(changedBy()).toEqual(['control']);
  });

  it('shows nothing of a right that the contract kept closed anyway', () => {
    expect(changedBy([{ lock: 'contract', capability: 'control', why: 'not-in-contract' }])).toEqual([]);
  });

  it('is made by the fresh Cedar where the first one broke down', () => {
    trapped.trap(1);
    expect(changedBy()).toEqual(['control']);
    expect(trapped.broke).toHaveLength(1);
  });

  it('is a no where that breaks down over it as well, as it would be for whoever asks, and the replay goes on', () => {
    trapped.trap(2);
    expect(changedBy()).toEqual(['view', 'control']);
    expect(changedBy()).toEqual(['control']);
  });
});
