import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { memoryOf, processorSeconds } from './process-usage.ts';

test('a process is counted with what it started, and its work shows', async () => {
  const script =
    'const until = Date.now() + 600; while (Date.now() < until); console.log(1); setInterval(() => {}, 1000)';
  const shell = spawn('sh', ['-c', `"${process.execPath}" -e '${script}'; true`], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { pid = 0 } = shell;
  try {
    const before = processorSeconds(pid);
    await once(shell.stdout, 'data');
    const used = processorSeconds(pid) - before;
    expect(used).toBeGreaterThan(0.05);
    expect(used).toBeLessThan(3);
    const memory = memoryOf(pid);
    expect(memory.length).toBeGreaterThanOrEqual(2);
    expect(memory[0]?.megabytes).toBeGreaterThan(10);
  } finally {
    process.kill(-pid, 'SIGKILL');
  }
});

test('a process that is gone has used nothing', () => {
  expect(processorSeconds(4_194_303)).toBe(0);
  expect(memoryOf(4_194_303)).toEqual([]);
});
