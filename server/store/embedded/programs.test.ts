import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyOnce, findPrograms } from './programs.ts';

describe('PostgreSQL’s programs', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'accord-test-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are used where they are installed when their account reaches them', async () => {
    const { postgres, initdb } = await findPrograms(folder, undefined);
    for (const program of [postgres, initdb]) expect(program.startsWith(folder)).toBe(false);
    expect((await stat(postgres)).mode & 0o111).not.toBe(0);
  });

  it('are copied whole, once, even by two brokers at the same time', async () => {
    const { postgres } = await findPrograms(folder, undefined);
    const native = join(postgres, '..', '..');
    const copy = join(folder, 'programs');
    await Promise.all([copyOnce(native, copy, 'one'), copyOnce(native, copy, 'other')]);
    const { mtimeMs } = await stat(copy);
    await copyOnce(native, copy, 'late');
    expect((await stat(copy)).mtimeMs).toBe(mtimeMs);
    expect((await stat(join(copy, 'bin', 'postgres'))).size).toBe((await stat(postgres)).size);
  });
});
