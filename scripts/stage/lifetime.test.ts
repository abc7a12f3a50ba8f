import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLifetime } from './lifetime.ts';
import { run } from './running.ts';
import { until } from './until.ts';

const sleeper = `setInterval(() => {}, 1000); console.log('up')`;
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // A killed process that nobody has waited for yet is dead all the same.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

describe('a lifetime', () => {
  test('ends its processes and removes its folders, last first', async () => {
    const lifetime = openLifetime();
    const order: string[] = [];
    const folder = lifetime.folder('test');
    const running = await run(lifetime, { name: 'sleeper', file: process.execPath, args: ['-e', sleeper] });
    await running.line((line) => line === 'up' || undefined);
    lifetime.onEnd(() => void order.push('first in'));
    lifetime.onEnd(() => void order.push('last in'));
    await lifetime.end();
    expect(order).toEqual(['last in', 'first in']);
    expect(isAlive(running.pid)).toBe(false);
    expect(existsSync(folder)).toBe(false);
  });

  test('tries everything before it says what failed', async () => {
    const lifetime = openLifetime();
    const folder = lifetime.folder('test');
    lifetime.onEnd(() => Promise.reject(new Error('stuck')));
    await expect(lifetime.end()).rejects.toThrow('did not end cleanly');
    expect(existsSync(folder)).toBe(false);
  });

  test('begins nothing after its end', async () => {
    const lifetime = openLifetime();
    await lifetime.end();
    expect(() => lifetime.folder('late')).toThrow('over');
    const late = run(lifetime, { name: 'sleeper', file: process.execPath, args: ['-e', sleeper] });
    await expect(late).rejects.toThrow('over');
  });

  test('is cleaned up after even when its own process is killed', async () => {
    const script = `
      import { openLifetime } from ${JSON.stringify(join(import.meta.dirname, 'lifetime.ts'))};
      import { run } from ${JSON.stringify(join(import.meta.dirname, 'running.ts'))};
      const lifetime = openLifetime();
      const folder = lifetime.folder('test');
      const { pid } = await run(lifetime, { name: 'sleeper', file: process.execPath, args: ['-e', ${JSON.stringify(sleeper)}] });
      console.log(JSON.stringify({ folder, pid }));
      setInterval(() => {}, 1000);`;
    const stage = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [chunk] = await once(stage.stdout, 'data');
    const { folder, pid } = JSON.parse(String(chunk));
    expect(isAlive(pid)).toBe(true);
    expect(existsSync(folder)).toBe(true);
    stage.kill('SIGKILL');
    await until('nothing is left', () => !isAlive(pid) && !existsSync(folder), { withinMs: 8000 });
  });
});

describe('a running process', () => {
  test('that ends before the awaited line says what it wrote', async () => {
    const lifetime = openLifetime();
    const running = await run(lifetime, { name: 'short', file: process.execPath, args: ['-e', `console.log('bye')`] });
    await expect(running.line((line) => (line === 'hello' ? line : undefined))).rejects.toThrow(
      /short ended \(0\):\nbye/,
    );
    await lifetime.end();
  });

  test('that does not exist is an error, not a silence', async () => {
    const lifetime = openLifetime();
    await expect(run(lifetime, { name: 'ghost', file: '/no/such/program', args: [] })).rejects.toThrow('ghost');
    await lifetime.end();
  });
});
