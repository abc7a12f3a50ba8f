/**
 * What `npm run demo -- …` asks for.
 * @typedef {{ type: 'run'; auto: boolean; json: boolean } | { type: 'help' } | { type: 'unknown'; argument: string }} Asked
 */

/**
 * @param {readonly string[]} args
 * @returns {Asked}
 */
export function readArguments(args) {
  const unknown = args.find((argument) => !KNOWN.has(argument));
  if (unknown !== undefined) return { type: 'unknown', argument: unknown };
  if (args.includes('--help') || args.includes('-h')) return { type: 'help' };
  const auto = args.includes('--auto');
  const json = args.includes('--json');
  return json && !auto ? { type: 'unknown', argument: '--json' } : { type: 'run', auto, json };
}

const KNOWN = new Set(['--auto', '--json', '--help', '-h']);
