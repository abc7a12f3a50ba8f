import type { Instant } from '../../app/kernel/scalars.ts';
import type { PolicyDecision } from '../../app/policy/decision.ts';
import type { PolicyEngine } from '../../app/policy/engine.ts';
import type { Context } from '../context.ts';
import type { Store } from '../store/open-store.ts';
import { addDecision } from '../store/policy/decisions.ts';
import { currentVersion, readContent } from '../store/policy/versions.ts';
import type { Rulebook } from './rulebook.ts';

/** What was decided, and what it comes to with the contract. */
export type Made = Pick<PolicyDecision, 'version' | 'input' | 'capabilities' | 'occasion' | 'removed'>;

/** A decision of this moment. */
export const decisionNow = (random: Context['random'], now: Instant, made: Made): PolicyDecision => ({
  id: random.id(),
  at: now,
  ...made,
  times: 1,
  lastAt: now,
});

/** Writes down what was decided at this moment, with what it was decided from. */
export async function keepDecision(
  random: Context['random'],
  { db, now }: { readonly db: Store; readonly now: Instant },
  made: Made,
): Promise<PolicyDecision> {
  const decision = decisionNow(random, now, made);
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
