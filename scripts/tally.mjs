/**
 * What vitest's JSON reporter writes, as far as it is read here.
 * @typedef {{ status: string }} Assertion
 * @typedef {{ status: string; assertionResults: readonly Assertion[] }} Suite
 * @typedef {{ testResults: readonly Suite[] }} Report
 * @typedef {{ passed: number; failed: number }} Tally
 */

/**
 * Counts the tests of a report; a file that broke before its first failed test counts as one failure.
 * @param {Report} report
 * @returns {Tally}
 */
export function tallyOf({ testResults }) {
  const tallies = testResults.map(({ status, assertionResults }) => {
    const passed = assertionResults.filter((one) => one.status === 'passed').length;
    const failed = assertionResults.filter((one) => one.status === 'failed').length;
    return { passed, failed: status === 'failed' ? Math.max(failed, 1) : failed };
  });
  return sum(tallies);
}

/**
 * A step that is not made of tests, or a run of tests whose report is missing, counts as one.
 * @param {boolean} succeeded
 * @returns {Tally}
 */
export function tallyOfStep(succeeded) {
  return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return tallies.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }), {
    passed: 0,
    failed: 0,
  });
}

/**
 * The last line of a test run.
 * @param {Tally} tally
 */
export function lastLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}
