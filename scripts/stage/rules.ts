import type { DraftChange } from '../../app/policy/draft-change.ts';
import type { PolicyRule } from '../../app/policy/rule.ts';
import type { Wire } from './wire.ts';

/** The rules in force, changed and published at once by whoever the wire belongs to. */
export async function publishRules(wire: Wire, changes: readonly DraftChange[]): Promise<void> {
  const { draft, published } = await wire.must('policy.show', {});
  let { revision } = draft;
  for (const change of changes) ({ revision } = await wire.must('policy.change', { revision, change }));
  await wire.must('policy.publish', { base: published.number, revision, reason: 'scène' });
}

/** On this stage a password is enough, and the rules say so too. */
export async function dropFactorRule(wire: Wire): Promise<void> {
  const { content } = await wire.must('policy.show', {});
  const rules = content.rules.filter(({ name }: PolicyRule) => name === 'Second facteur');
  await publishRules(
    wire,
    rules.map(({ id }) => ({ type: 'rule-removed', ruleId: id })),
  );
}
