/**
 * What vitest's JSON reporter writes, as far as it is read here.
 * @typedef {{ status: string; fullName?: string; failureMessages?: readonly string[] }} Assertion
 * @typedef {{ name?: string; status: string; message?: string; assertionResults: readonly Assertion[] }} Suite
 * @typedef {{ testResults: readonly Suite[] }} Report
 * @typedef {{ passed: number; failed: number; faults: readonly string[] }} Tally
 */

/**
 * Counts the tests of a report; a file that broke before its first failed test counts as one failure.
 * @param {Report} report
 * @returns {Tally}
 */
export function tallyOf({ testResults }) {
  return sum(
    testResults.map(({ name = '', status, message = '', assertionResults }) => {
      const passed = assertionResults.filter((one) => one.status === 'passed').length;
      const faults = assertionResults
        .filter((one) => one.status === 'failed')
        .map((one) => fault(`${name}: ${one.fullName ?? ''}`, one.failureMessages?.join('\n') ?? ''));
      if (status === 'failed' && faults.length === 0) faults.push(fault(name, message));
      return { passed, failed: faults.length, faults };
    }),
  );
}

/**
 * A step that is not made of tests, or a run of tests whose report is missing, counts as one.
 * @param {string} name
 * @param {boolean} succeeded
 * @returns {Tally}
 */
export function tallyOfStep(name, succeeded) {
  return succeeded ? { passed: 1, failed: 0, faults: [] } : { passed: 0, failed: 1, faults: [name] };
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      faults: [...all.faults, ...one.faults],
    }),
    { passed: 0, failed: 0, faults: [] },
  );
}

/**
 * The last lines of a test run: what failed and how it began to, then the count that a machine reads.
 * @param {Tally} tally
 */
export function lastLines({ passed, failed, faults }) {
  return [...faults.map((one) => `failed: ${one}`), `${passed} passed, ${failed} failed`].join('\n');
}

/**
 * What failed, with the beginning of what was said about it.
 * @param {string} name
 * @param {string} message
 */
function fault(name, message) {
  return [name, ...message.split('\n').slice(0, 12)].join('\n    ').trimEnd();
}
