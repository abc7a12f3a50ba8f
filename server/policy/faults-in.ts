import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { PolicyFault } from '../../app/policy/fault.ts';
import { toCedar } from '../../app/policy/to-cedar.ts';
import { validateRules } from '../../app/policy/validate.ts';
import type { PolicyContent } from '../../app/policy/version.ts';
import type { Store } from '../store/open-store.ts';
import { countAdministrators, listKnownPlaces } from '../store/policy/subjects.ts';
import type { Rulebook } from './rulebook.ts';

/** Everything that can be said against a content, with the directory as it is now. */
export async function faultsIn(
  { cedar: { readings }, checks, breathe }: Rulebook,
  db: Store,
  { rules, secondApproval }: PolicyContent,
): Promise<PolicyFault[]> {
  await checks.ahead(
    rules.map((rule) => toCedar(rule).cedar),
    breathe,
  );
  await readings.ahead(
    rules.flatMap(({ source }) => (source.type === 'cedar' ? [source.text] : [])),
    breathe,
  );
  const lonely = secondApproval && (await countAdministrators(db)) < 2;
  return [...(lonely ? [NOBODY] : []), ...validateRules({ checks, readings }, rules, await listKnownPlaces(db))];
}

/** Refuses what must not come into force; warnings are for people. */
export async function faultless(
  rulebook: Rulebook,
  db: Store,
  content: PolicyContent,
): Promise<Result<null, { readonly type: 'rules-have-faults'; readonly count: number }>> {
  const errors = (await faultsIn(rulebook, db, content)).filter(({ severity }) => severity === 'error');
  return errors.length === 0 ? ok(null) : fail({ type: 'rules-have-faults', count: errors.length });
}

const NOBODY: PolicyFault = { severity: 'error', ruleId: null, at: null, problem: { type: 'nobody-to-approve' } };
