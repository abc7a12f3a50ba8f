import { describe, expect, test } from 'vitest';
import { lastLines, sum, tallyOf, tallyOfStep } from './tally.mjs';

const suite = (status: string, ...statuses: readonly string[]) => ({
  name: 'some.test.ts',
  status,
  assertionResults: statuses.map((one) => ({ status: one, fullName: 'holds', failureMessages: ['Error: it did not'] })),
});

describe('the tally of a run', () => {
  test('counts what passed and what failed, and not what was left out', () => {
    const report = { testResults: [suite('failed', 'passed', 'failed', 'skipped'), suite('passed', 'passed')] };
    expect(tallyOf(report)).toMatchObject({ passed: 2, failed: 1 });
  });

  test('holds a file that broke before its first test against the run', () => {
    const broken = { testResults: [{ ...suite('failed'), message: 'Error: no such module' }] };
    expect(tallyOf(broken)).toEqual({ passed: 0, failed: 1, faults: ['some.test.ts\n    Error: no such module'] });
  });

  test('ends in what failed, and one line that a machine can read', () => {
    const failed = tallyOf({ testResults: [suite('failed', 'failed')] });
    const passed = { passed: 40, failed: 0, faults: [] };
    const all = sum([tallyOfStep('types', true), tallyOfStep('build', false), failed, passed]);
    expect(lastLines(all).split('\n')).toEqual([
      'failed: build',
      'failed: some.test.ts: holds',
      '    Error: it did not',
      '41 passed, 2 failed',
    ]);
  });
});
