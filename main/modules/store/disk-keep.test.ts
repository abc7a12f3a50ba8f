import { spawn } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { silentLog } from '../../../tests/support/workstation/memory-keep.ts';
import type { Keep } from './keep.ts';

// Outside Electron its package looks for a binary, and fetches one, as soon as it is imported.
process.env.ELECTRON_OVERRIDE_DIST_PATH ??= tmpdir();
const { diskKeep } = await import('./disk-keep.ts');

const KEEP = join(import.meta.dirname, 'disk-keep.ts');
/** Writes 1, 2, … for as long as it lives, and says of each when it was written. */
const WRITER = `
  import { writeSync } from 'node:fs';
  import { z } from 'zod';
  const [, keepFile, folder] = process.argv;
  const { diskKeep } = await import(keepFile);
  const log = { error: (message) => { throw new Error(message); } };
  const keep = diskKeep({ folder, name: 'numbers', schema: z.array(z.number()), initial: [], log });
  for (let n = 1; n < 10_000; n += 1) {
    keep.write([n]);
    writeSync(1, n + '\\n');
  }`;

let folder: string;
let complaints: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'accord-keep-'));
  complaints = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (): Keep<number[]> =>
  diskKeep({
    folder,
    name: 'numbers',
    schema: z.array(z.number()),
    initial: [],
    log: { ...silentLog, error: (message) => void complaints.push(message) },
  });
const file = (): string => join(folder, 'numbers.json');
/** What was set aside, by the pattern of its name. */
const setAside = (): readonly string[] =>
  readdirSync(folder).filter((name) => /^numbers\.broken-\d+\.json$/.test(name));

describe('a keep on the disk', () => {
  it('gives back at the next start what was written, and before that what there is without a file', () => {
    const keep = open();
    expect(keep.read()).toEqual([]);
    keep.write([1, 2]);
    expect(keep.read()).toEqual([1, 2]);
    expect(open().read()).toEqual([1, 2]);
    expect(complaints).toEqual([]);
  });

  it('[W9] is read by its own account alone, even where the file lay open to others', () => {
    writeFileSync(file(), '{"value":[1]}', { mode: 0o644 });
    const keep = open();
    keep.write([...keep.read(), 2]);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(open().read()).toEqual([1, 2]);
  });

  it.each([
    ['half a file', '{"value":[1,'],
    ['an empty file', ''],
    ['another shape', '{"value":{"one":1}}'],
  ])('sets %s aside, says so, and goes on from the beginning', (_name, content) => {
    writeFileSync(file(), content);
    const keep = open();
    expect(keep.read()).toEqual([]);
    expect(complaints).toEqual(['file-set-aside']);
    const [aside = ''] = setAside();
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(content);
    keep.write([3]);
    expect(open().read()).toEqual([3]);
    expect(setAside()).toHaveLength(1);
  });

  it('sets aside what can not be read at all', () => {
    mkdirSync(file());
    const keep = open();
    expect(complaints).toEqual(['file-set-aside']);
    keep.write([4]);
    expect(open().read()).toEqual([4]);
  });

  it('is replaced by a whole file, never written over: who reads meanwhile reads the one or the other', () => {
    const keep = open();
    keep.write([1, 2, 3]);
    const reader = openSync(file(), 'r');
    keep.write([4]);
    expect(JSON.parse(readFileSync(reader, 'utf8'))).toEqual({ value: [1, 2, 3] });
    closeSync(reader);
    expect(open().read()).toEqual([4]);
    expect(readdirSync(folder)).toEqual(['numbers.json']);
  });

  it('has on the disk what it said was written, when it is killed in the same moment', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', WRITER, KEEP, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let written = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      written = Number(line);
      if (written === 20) child.kill('SIGKILL');
    }
    expect(written).toBeGreaterThanOrEqual(20);
    const [kept = 0] = open().read();
    expect(kept).toBeGreaterThanOrEqual(written);
    expect(complaints).toEqual([]);
  });

  it('throws when nothing can be written, and still reads what it had', () => {
    const keep = open();
    keep.write([5]);
    rmSync(file());
    mkdirSync(join(file(), 'in the way'), { recursive: true });
    expect(() => keep.write([6])).toThrow();
    expect(keep.read()).toEqual([5]);
  });
});
