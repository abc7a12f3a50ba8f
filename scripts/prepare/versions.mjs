/** The oldest Node that can run these scripts. */
export const oldestNode = '20.0.0';

/**
 * Whether version `one` is `other` or newer; both as `1.2.3`, a leading `v` allowed.
 * @param {string} one
 * @param {string} other
 */
export function isAtLeast(one, other) {
  const [mine, theirs] = [one, other].map(numbersOf);
  for (let place = 0; place < 3; place += 1) {
    const difference = (mine?.[place] ?? 0) - (theirs?.[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * Whether that Node runs TypeScript files as they are: since 22.18 in its line, since 23.6 in the next.
 * @param {string} version
 */
export function runsTypeScript(version) {
  return isAtLeast(version, '23.6.0') || (isAtLeast(version, '22.18.0') && !isAtLeast(version, '23.0.0'));
}

/** @param {string} version */
const numbersOf = (version) => version.replace(/^v/, '').split('.').map(Number.parseFloat);
