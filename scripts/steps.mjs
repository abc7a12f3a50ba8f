import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { digestOfSources, isBuilt, noteBuilt } from './prepare/built.mjs';
import { run } from './prepare/command.mjs';
import { sealName } from './prepare/electron-fallback.mjs';
import { say } from './prepare/say.mjs';

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
 * The same, unless out/ holds it already.
 * @param {Prepared} prepared
 */
export async function buildIfChanged(prepared) {
  const digest = digestOfSources(prepared.root);
  if (isBuilt(prepared.root, digest)) return 0;
  say('building the application…');
  const status = await build(prepared);
  if (status === 0) noteBuilt(prepared.root, digest);
  return status;
}

/**
 * Makes the unpacked application of out/ for this system in out/package, from the Electron at hand.
 * @param {Prepared} prepared
 */
export async function pack(prepared) {
  const { root, electron } = prepared;
  if (electron === undefined) throw new Error('a package needs an Electron to be prepared');
  const output = join(root, 'out/package');
  rmSync(output, { recursive: true, force: true });
  const source = [`--config.electronDist=${electron.dist}`, `--config.electronVersion=${electron.version}`];
  const status = await tool('electron-builder/cli.js', ['--dir', '--publish', 'never', ...source])(prepared);
  if (status !== 0) return status;
  if (!electron.official) leaveOut(output);
  const [made] = readdirSync(output, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  say(`the application is in ${join('out', 'package', made?.name ?? '')}`);
  return 0;
}

/**
 * The fallback Electron's stand-in for the default app has no place in a package.
 * @param {string} output
 */
function leaveOut(output) {
  for (const folder of readdirSync(output).filter((name) => name.endsWith('-unpacked'))) {
    for (const name of ['resources/app', sealName])
      rmSync(join(output, folder, name), { recursive: true, force: true });
  }
}

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
