import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { obstacleFor } from './server-account.ts';

describe('the account that PostgreSQL runs as', () => {
  const somebodyElse = { uid: 64_001, gid: 64_001 };
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'accord-test-'));
    await mkdir(join(folder, 'inner'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('reaches what every folder on the way lets it pass to', async () => {
    await chmod(folder, 0o711);
    expect(await obstacleFor(somebodyElse, join(folder, 'inner', 'file'))).toBeNull();
  });

  it('does not reach what a folder on the way keeps for its owner', async () => {
    await chmod(folder, 0o700);
    expect(await obstacleFor(somebodyElse, join(folder, 'inner', 'file'))).toBe(folder);
    expect(await obstacleFor(undefined, join(folder, 'inner', 'file'))).toBeNull();
  });
});
