import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, run } from './command.mjs';
import { NotReady, say } from './say.mjs';
import { runsTypeScript } from './versions.mjs';

/**
 * @typedef {{ version?: string; optional?: boolean; devOptional?: boolean; integrity?: string }} Locked
 * @typedef {{ packages?: Record<string, Locked> }} Lock
 */

/**
 * Installs the packages of the lock file, unless npm's own record says that they are there.
 * @param {string} root
 */
export async function installModules(root) {
  if (isInstalled(readLock(join(root, 'package-lock.json')), readLock(join(root, 'node_modules/.package-lock.json'))))
    return;
  say('installing the packages of package-lock.json (npm ci)…');
  const status = await runNpm(root, ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) throw new NotReady('npm ci failed; read its message above, then type: npm ci');
}

/**
 * Whether what npm recorded inside node_modules is what the lock file asks; packages for other platforms may be absent.
 * @param {Lock} asked
 * @param {Lock} present
 */
export function isInstalled(asked, present) {
  const wanted = asked.packages ?? {};
  const found = present.packages ?? {};
  const complete = Object.entries(wanted).every(([path, { version, optional, devOptional, integrity }]) => {
    const there = found[path];
    if (path === '') return true;
    if (there === undefined) return optional === true || devOptional === true;
    return there.version === version && there.integrity === integrity;
  });
  return complete && Object.keys(found).length > 0 && Object.keys(found).every((path) => path in wanted);
}

/**
 * A Node that runs TypeScript: this one, or the one that the `node` package carries.
 * @param {string} root
 */
export function findNode(root) {
  if (runsTypeScript(process.version)) return process.execPath;
  const carried = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  const version = read(carried, ['--version'])?.trim();
  if (version !== undefined && runsTypeScript(version)) return carried;
  throw new NotReady(
    `Node ${process.version} can't run TypeScript and no newer one came with npm; type: npm rebuild node`,
  );
}

/**
 * @param {string} root
 * @param {readonly string[]} args
 */
function runNpm(root, args) {
  const options = {
    cwd: root,
    stdio: /** @type {import('node:child_process').StdioOptions} */ (['ignore', 'inherit', 'inherit']),
  };
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return run(process.execPath, [npm, ...args], options);
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/**
 * @param {string} path
 * @returns {Lock}
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}
