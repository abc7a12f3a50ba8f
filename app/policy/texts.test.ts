import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCedar, loadCedar, TRAP } from '../../tests/support/a-cedar.ts';
import { expertTexts } from '../../tests/support/policy-arbitraries.ts';
import { policySchema } from '../../tests/support/policy-files.ts';
import type { Complaint } from './cedar.ts';
import { keepAlive } from './living-cedar.ts';
import type { TextFaults } from './texts.ts';
import { createTextChecks } from './texts.ts';

const { module } = aCedar();
const breathe = () => Promise.resolve();
const BROKEN = ['permit(principal', '', 'permit(principal == ?principal, action, resource);', TRAP];

/** Cedar goes through the actions in another order each time, and names a rule as it was told. */
function inOrder(faults: TextFaults) {
  if (faults.type === 'too-deep') return faults.type;
  const plain = (complaints: readonly Complaint[]): string[] =>
    complaints.map((one) => JSON.stringify(one).replace(/rule\d+/g, 'rule')).sort();
  return [plain(faults.errors), plain(faults.warnings)];
}

describe('texts held against the schema', () => {
  it('[P4] have the same faults together as alone', async () => {
    const texts = fc.uniqueArray(fc.oneof({ weight: 8, arbitrary: expertTexts }, fc.constantFrom(...BROKEN)), {
      minLength: 1,
      maxLength: 8,
    });
    const alone = createTextChecks(module, policySchema);
    await fc.assert(
      fc.asyncProperty(texts, async (several) => {
        const together = createTextChecks(module, policySchema);
        await together.ahead(several, breathe);
        for (const text of several) expect(inOrder(together.of(text))).toEqual(inOrder(alone.of(text)));
      }),
      { numRuns: 20 },
    );
  });

  it('let others have their turn, and are checked once', async () => {
    let [turns, calls] = [0, 0];
    const counted: typeof module = {
      ...module,
      validate: (call) => {
        calls += 1;
        return module.validate(call);
      },
    };
    const checks = createTextChecks(counted, policySchema);
    const texts = Array.from({ length: 100 }, (_, n) => `permit(principal, action, resource) when { ${n} == ${n} };`);
    const turn = () => {
      turns += 1;
      return Promise.resolve();
    };
    await checks.ahead(texts, turn);
    await checks.ahead(texts, turn);
    texts.forEach(checks.of);
    expect([turns, calls]).toEqual([4, 4]);
  });

  it('[P4] that Cedar does not come back from are told of, and those after them are checked by a fresh one', () => {
    const causes: unknown[] = [];
    const { module: living, life } = keepAlive(loadCedar, (cause) => causes.push(cause));
    expect(() => living.policyToJson(TRAP)).toThrow('Cedar broke down');
    expect(living.policyToJson('permit(principal, action, resource);').type).toBe('success');
    expect([causes.length, life()]).toEqual([1, 1]);
  });
});
