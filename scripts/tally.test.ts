import { describe, expect, test } from 'vitest';
import { lastLine, sum, tallyOf, tallyOfStep } from './tally.mjs';

const suite = (status: string, ...statuses: readonly string[]) => ({
  status,
  assertionResults: statuses.map((one) => ({ status: one })),
});

describe('the tally of a run', () => {
  test('counts what passed and what failed, and not what was left out', () => {
    const report = { testResults: [suite('failed', 'passed', 'failed', 'skipped'), suite('passed', 'passed')] };
    expect(tallyOf(report)).toEqual({ passed: 2, failed: 1 });
  });

  test('holds a file that broke before its first test against the run', () => {
    expect(tallyOf({ testResults: [suite('failed')] })).toEqual({ passed: 0, failed: 1 });
  });

  test('ends in one line that a machine can read', () => {
    const all = sum([tallyOfStep(true), tallyOfStep(false), { passed: 40, failed: 0 }]);
    expect(lastLine(all)).toBe('41 passed, 1 failed');
  });
});
