/** What stops a preparation, in one sentence that ends with what to type. */
export class NotReady extends Error {
  /** @override */
  name = 'NotReady';
}

/**
 * One line about what the scripts do; on the error stream, so that a command's own output stays clean.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`accord: ${line}\n`);
}
