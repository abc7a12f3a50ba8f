import type { PolicyInput } from '../policy/input.ts';
import type { PolicyRule } from '../policy/rule.ts';
import type { PolicySentence } from '../policy/sentence.ts';
import { id, T0 } from './builders.ts';

/** Permits anyone to see any workstation, at any time. */
export const aSentence = (over: Partial<PolicySentence> = {}): PolicySentence => ({
  effect: 'permit',
  capabilities: ['view'],
  who: { levels: [], teams: [], certifications: [], origin: 'any', secondFactor: 'any' },
  where: { organisations: [], sites: [], tags: [] },
  when: { contract: 'any', hours: null, assigned: false, openedByEmployee: false, impacts: [] },
  unless: { levels: [], certifications: [] },
  recording: 'free',
  ...over,
});

export const aRule = (n: number, sentence: PolicySentence = aSentence(), name = `Règle ${n}`): PolicyRule => ({
  id: id(n),
  name,
  source: { type: 'sentence', sentence },
});

export const anExpertRule = (n: number, text: string): PolicyRule => ({
  id: id(n),
  name: `Règle ${n}`,
  source: { type: 'cedar', text },
});

/** An N2 with a second factor, on a ticket of their own, on a Monday at 10:00 within the contract's hours. */
export const aPolicyInput = (over: Partial<PolicyInput> = {}): PolicyInput => ({
  technician: { id: id(20), level: 2, teamIds: [id(70)], certifications: [], secondFactor: true, external: false },
  workstation: { id: id(40), organisationId: id(80), siteId: id(90), tags: [] },
  ticket: { id: id(10), level: 2, impact: 'blocked', assigned: true, openedByEmployee: true },
  contract: { exists: true, remote: true, hours: true },
  at: { instant: T0, weekday: 'mon', minuteOfDay: 600 },
  network: 'unknown',
  ...over,
});
