import { randomUUID } from 'node:crypto';
import type { PolicyCapability } from '../../../app/policy/capability.ts';
import type { PolicyInput } from '../../../app/policy/input.ts';
import type { PolicyRule } from '../../../app/policy/rule.ts';
import { aPolicyInput, aRule, aSentence } from '../../../app/testing/policy-builders.ts';
import type { ImaginedCase } from '../../../app/wire/requests/policy.ts';
import { createLog } from '../../../server/log.ts';
import { engineInForce, keepDecision } from '../../../server/policy/decide-capabilities.ts';
import type { Rulebook } from '../../../server/policy/rulebook.ts';
import { openStore } from '../../../server/store/open-store.ts';
import type { TestBroker } from './broker.ts';
import type { Client } from './client.ts';

/** An N2 on a ticket of their own, at a moment when no contract is chosen. */
export const anImaginedCase = (over: Partial<ImaginedCase> = {}): ImaginedCase => {
  const { technician, workstation, ticket } = aPolicyInput();
  return { technician, workstation, ticket, contract: { type: 'none' }, at: Date.UTC(2026, 8, 21, 8), ...over };
};

/** A request of each kind that holds. */
export const policyExamples = () => ({
  'policy.show': {},
  'policy.change': { revision: 0, change: { type: 'second-approval-set', required: true } },
  'policy.discard': { revision: 1 },
  'policy.take-up': { base: 1 },
  'policy.validate': {},
  'policy.what-if': { imagined: anImaginedCase() },
  'policy.replay': { of: { type: 'draft' }, after: null },
  'policy.reach': {},
  'policy.publish': { base: 1, revision: 1, reason: 'x' },
  'policy.approve': { proposedAt: 1 },
  'policy.reject': { proposedAt: 1 },
  'policy.roll-back': { to: 1, base: 2, reason: 'x' },
  'policy.history': { before: null },
  'policy.version': { number: 1 },
  'policy.decisions': { find: 'x', refused: true, after: null },
  'policy.read': { ruleId: randomUUID(), name: 'x', text: 'permit(principal, action, resource);' },
});

/** A rule with an id of its own that forbids seeing anything. */
export const aProhibition = (name: string): PolicyRule => ({
  ...aRule(1, aSentence({ effect: 'forbid' }), name),
  id: randomUUID(),
});

/** Puts a rule into the draft, and answers its revision. */
export async function draft(client: Client, rule: PolicyRule): Promise<number> {
  const { revision } = (await client.ask('policy.show', {})).draft;
  return (await client.ask('policy.change', { revision, change: { type: 'rule-put', rule } })).revision;
}

/** Drafts a rule and publishes it; answers the version. */
export async function publish(client: Client, rule: PolicyRule, reason = 'essai'): Promise<number> {
  const revision = await draft(client, rule);
  const base = (await client.ask('policy.show', {})).published.number;
  const publication = await client.ask('policy.publish', { base, revision, reason });
  if (publication.type !== 'published') throw new Error('it waits for approval');
  return publication.version;
}

/** Has the broker's own code decide on its database, some time ago. */
export async function decided(
  { databaseUrl }: Pick<TestBroker, 'databaseUrl'>,
  rulebook: Rulebook,
  input: PolicyInput,
  { at = Date.now(), capabilities = ['view'] as readonly PolicyCapability[] } = {},
) {
  const store = openStore(databaseUrl, createLog('silent', { write: () => undefined }));
  try {
    const random = { id: randomUUID, hex: () => '' };
    return await store.transaction().execute(async (db) => {
      const { version, engine } = await engineInForce(rulebook, db);
      const made = { version, input, capabilities: engine.decide(input, capabilities) };
      return await keepDecision(random, { db, now: at }, { ...made, occasion: 'asked', removed: [] });
    });
  } finally {
    await store.destroy();
  }
}
