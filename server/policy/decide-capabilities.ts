import type { Instant } from '../../app/kernel/scalars.ts';
import type { PolicyCapability } from '../../app/policy/capability.ts';
import type { PolicyDecision } from '../../app/policy/decision.ts';
import type { PolicyEngine } from '../../app/policy/engine.ts';
import type { PolicyInput } from '../../app/policy/input.ts';
import type { Context } from '../context.ts';
import type { Store } from '../store/open-store.ts';
import { addDecision } from '../store/policy/decisions.ts';
import { currentVersion, readContent } from '../store/policy/versions.ts';
import type { Rulebook } from './rulebook.ts';

/** Decides under the rules in force at this moment, whichever broker published them, and keeps the decision. */
export async function decideCapabilities(
  { rulebook, random }: Pick<Context, 'rulebook' | 'random'>,
  { db, now }: { readonly db: Store; readonly now: Instant },
  input: PolicyInput,
  capabilities: readonly PolicyCapability[],
): Promise<PolicyDecision> {
  const { version, engine } = await engineInForce(rulebook, db);
  return await keepDecision(random, { db, now }, { version, input, capabilities: engine.decide(input, capabilities) });
}

/** Writes down what was decided at this moment, with what it was decided from. */
export async function keepDecision(
  random: Context['random'],
  { db, now }: { readonly db: Store; readonly now: Instant },
  made: Pick<PolicyDecision, 'version' | 'input' | 'capabilities'>,
): Promise<PolicyDecision> {
  const decision = { id: random.id(), at: now, ...made };
  await addDecision(db, decision);
  return decision;
}

/** Reads the number of the version each time, and its rules once: a broker never decides under rules that are superseded. */
export async function engineInForce(
  rulebook: Rulebook,
  db: Store,
): Promise<{ readonly version: number; readonly engine: PolicyEngine }> {
  const version = await currentVersion(db);
  const engine = await rulebook.engine(`version ${version}`, async () => (await readContent(db, version)).rules);
  return { version, engine };
}
