import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const sources = [
  'app',
  'main',
  'renderer',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];
const products = ['out/main', 'out/preload', 'out/renderer'];

/**
 * Whether out/ holds what a build of these sources wrote, and nothing has written there since.
 * @param {string} root
 * @param {string} digest what `digestOfSources` gave before
 */
export function isBuilt(root, digest) {
  try {
    return readFileSync(noteIn(root), 'utf8') === noteFor(root, digest);
  } catch {
    return false;
  }
}

/**
 * Notes that what out/ holds now comes from those sources; their digest is taken before the build, so that what is
 * saved while it runs is built the next time.
 * @param {string} root
 * @param {string} digest
 */
export function noteBuilt(root, digest) {
  mkdirSync(dirname(noteIn(root)), { recursive: true });
  writeFileSync(noteIn(root), noteFor(root, digest));
}

/** @param {string} root */
export function digestOfSources(root) {
  const hash = createHash('sha256');
  for (const path of filesOf(root, sources)) hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

/** @param {string} root */
const noteIn = (root) => join(root, 'out', 'built.txt');

/**
 * @param {string} root
 * @param {string} digest
 */
function noteFor(root, digest) {
  const files = filesOf(root, products).map((path) => {
    const { size, mtimeMs } = statSync(join(root, path));
    return `${path} ${size} ${mtimeMs}`;
  });
  return [digest, ...files].join('\n');
}

/**
 * @param {string} root
 * @param {readonly string[]} paths
 */
function filesOf(root, paths) {
  return paths.flatMap((path) => {
    if (!statSync(join(root, path)).isDirectory()) return [path];
    const found = readdirSync(join(root, path), { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));
    return found.filter((name) => statSync(join(root, name)).isFile()).toSorted();
  });
}
