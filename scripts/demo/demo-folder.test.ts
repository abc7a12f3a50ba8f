import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { wholeCast } from '../stage/cast.ts';
import { enterDemoFolder } from './demo-folder.ts';

describe('the folder of the demo', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'accord-demo-folder-'));
    chmodSync(root, 0o711);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const fill = (folder: string): string => {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'kept');
    writeFileSync(file, '');
    return file;
  };

  test('is kept once it was settled, and begun anew when it was not or when the people changed', async () => {
    const first = await enterDemoFolder(root, wholeCast);
    const [data, profile] = [fill(first.brokerData), fill(first.profiles.desk)];
    first.leave();
    const second = await enterDemoFolder(root, wholeCast);
    expect([second.isSettled, existsSync(data), existsSync(profile)]).toEqual([false, false, false]);
    fill(second.brokerData);
    second.settled();
    second.leave();
    const third = await enterDemoFolder(root, wholeCast);
    expect([third.isSettled, existsSync(data)]).toEqual([true, true]);
    third.leave();
    const others = await enterDemoFolder(root, { ...wholeCast, employees: [] });
    expect([others.isSettled, existsSync(data)]).toEqual([false, false]);
    others.leave();
  });

  test('is refused while a demo is in it, and free again when that one was killed', async () => {
    const first = await enterDemoFolder(root, wholeCast);
    await expect(enterDemoFolder(root, wholeCast)).rejects.toMatchObject({ pid: process.pid });
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(join(first.path, 'demo.pid'), String(pid));
    const next = await enterDemoFolder(root, wholeCast);
    next.leave();
  });

  test('remembers its port, and takes another where somebody is on it', async () => {
    const demo = await enterDemoFolder(root, wholeCast);
    const port = await demo.port(undefined);
    expect(await demo.port(undefined)).toBe(port);
    const somebody = createServer();
    await new Promise<void>((resolve) => somebody.listen(port, '127.0.0.1', resolve));
    const other = await demo.port(undefined);
    expect(other).not.toBe(port);
    await new Promise((resolve) => somebody.close(resolve));
    expect(await demo.port(undefined)).toBe(other);
    demo.leave();
  });
});
