import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './prepare/cache.mjs';
import { isRoot, read } from './prepare/command.mjs';
import { findElectron } from './prepare/electron.mjs';
import { findNode, installModules } from './prepare/node-modules.mjs';
import { NotReady, say } from './prepare/say.mjs';
import { installSystem } from './prepare/system.mjs';
import { isAtLeast, oldestNode } from './prepare/versions.mjs';

/**
 * What a prepared machine offers; `env` holds it all for the processes that are started next.
 * @typedef {{ root: string; nodePath: string; electron?: import('./prepare/electron.mjs').Electron; env: NodeJS.ProcessEnv }} Prepared
 */

/** The root of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Installs what is missing for these needs, nothing when all is there, and says where it is; `wishes` may stay unmet.
 * @param {{ needs?: readonly import('./prepare/needs.mjs').Need[]; wishes?: readonly import('./prepare/needs.mjs').Need[] }} [wish]
 * @returns {Promise<Prepared>}
 */
export async function prepare({ needs = [], wishes = [] } = {}) {
  if (!isAtLeast(process.version, oldestNode)) {
    throw new NotReady(
      `Accord needs Node ${oldestNode} or newer, and this is ${process.version}; install it from https://nodejs.org`,
    );
  }
  await installModules(root);
  const nodePath = findNode(root);
  await installSystem(needs);
  try {
    await installSystem(wishes);
  } catch (error) {
    if (!(error instanceof NotReady)) throw error;
    say(`going on without ${wishes.join(', ')}: ${error.message}`);
  }
  const path = [dirname(nodePath), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  const env = { ...process.env, PATH: path, ACCORD_CHROMIUM_FLAGS: chromiumFlags().join(' ') };
  if (!needs.includes('electron')) return { root, nodePath, env };
  const electron = await findElectron(root, cacheFolder(), nodePath);
  return {
    root,
    nodePath,
    electron,
    env: { ...env, ELECTRON_OVERRIDE_DIST_PATH: electron.dist, ELECTRON_EXEC_PATH: electron.path },
  };
}

/**
 * Runs the body of a script on a prepared machine; its exit status becomes the process's.
 * @param {readonly import('./prepare/needs.mjs').Need[]} needs
 * @param {(prepared: Prepared) => Promise<number>} body
 * @param {readonly import('./prepare/needs.mjs').Need[]} [wishes]
 */
export async function script(needs, body, wishes = []) {
  try {
    process.exitCode = await body(await prepare({ needs, wishes }));
  } catch (error) {
    if (!(error instanceof NotReady)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}

/** Chromium's own sandbox needs a user other than root and a kernel that grants user namespaces. */
function chromiumFlags() {
  if (process.platform !== 'linux') return [];
  const sandboxed = !isRoot && read('unshare', ['--user', '--map-root-user', 'true']) !== undefined;
  return sandboxed ? [] : ['--no-sandbox'];
}
