import { join } from 'node:path';
import { run } from './prepare/command.mjs';

/** @typedef {import('./prepare.mjs').Prepared} Prepared */

/** What each step of a check says and runs; a step is a promise of an exit status. */
export const checks = {
  types: tool('typescript/bin/tsc', ['-b']),
  'lint and format': tool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
  rooms: file('scripts/check-rooms.ts'),
  'dead code': tool('knip/bin/knip.js', ['--no-config-hints']),
};

/**
 * Bundles the application into out/.
 * @param {Prepared} prepared
 */
export const build = tool('electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn']);

/**
 * Runs one project of the tests; with `report`, also writes what passed and failed there, as JSON.
 * @param {'unit' | 'contract' | 'journeys'} project
 * @param {string} [report]
 */
export function tests(project, report) {
  const reporters = [
    '--reporter=default',
    ...(report === undefined ? [] : ['--reporter=json', `--outputFile.json=${report}`]),
  ];
  return tool('vitest/vitest.mjs', ['run', '--project', project, ...reporters]);
}

/**
 * A TypeScript file of the repository, run by the prepared Node.
 * @param {string} path
 * @param {readonly string[]} [args]
 */
export function file(path, args = []) {
  return (/** @type {Prepared} */ { root, nodePath, env }) =>
    run(nodePath, [join(root, path), ...args], { cwd: root, env });
}

/**
 * The command of a package.
 * @param {string} path
 * @param {readonly string[]} args
 */
export function tool(path, args) {
  return file(join('node_modules', path), args);
}
