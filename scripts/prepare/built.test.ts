import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestOfSources, isBuilt, noteBuilt } from './built.mjs';

describe('what is built', () => {
  let root: string;
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'accord-built-'));
    for (const folder of ['app', 'main', 'renderer', 'resources']) write(`${folder}/deep/one.ts`, folder);
    for (const file of ['electron.vite.config.ts', 'package.json', 'package-lock.json']) write(file, '{}');
    for (const folder of ['main', 'preload', 'renderer']) write(`out/${folder}/index.cjs`, folder);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test('is known only once a build was noted', () => {
    const digest = digestOfSources(root);
    expect(isBuilt(root, digest)).toBe(false);
    noteBuilt(root, digest);
    expect(isBuilt(root, digestOfSources(root))).toBe(true);
  });

  test('is out of date as soon as a source changes, appears or moves', () => {
    noteBuilt(root, digestOfSources(root));
    write('main/deep/one.ts', 'changed');
    expect(isBuilt(root, digestOfSources(root))).toBe(false);
    noteBuilt(root, digestOfSources(root));
    write('app/two.ts', '');
    expect(isBuilt(root, digestOfSources(root))).toBe(false);
  });

  test('is out of date when something else wrote into it or took it away', () => {
    const digest = digestOfSources(root);
    noteBuilt(root, digest);
    write('out/main/index.cjs', 'for development');
    expect(isBuilt(root, digest)).toBe(false);
    noteBuilt(root, digest);
    rmSync(join(root, 'out/preload'), { recursive: true });
    expect(isBuilt(root, digest)).toBe(false);
  });
});
