import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as after } from 'node:timers/promises';

/**
 * Ends what a stage left behind when the stage itself was killed: reads `+pid N`, `-pid N`, `+folder PATH` and
 * `-folder PATH` until its input closes, then ends the process groups and removes the folders that are still named.
 */
async function reap(): Promise<void> {
  const groups = new Set<number>();
  const folders = new Set<string>();
  for await (const line of createInterface({ input: process.stdin })) {
    const [verb, ...rest] = line.split(' ');
    const what = rest.join(' ');
    if (verb === '+pid') groups.add(Number(what));
    else if (verb === '-pid') groups.delete(Number(what));
    else if (verb === '+folder') folders.add(what);
    else if (verb === '-folder') folders.delete(what);
  }
  for (const group of groups) signal(group, 'SIGTERM');
  await after(groups.size > 0 ? 1500 : 0);
  for (const group of groups) signal(group, 'SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}

function signal(group: number, name: NodeJS.Signals): void {
  try {
    process.kill(-group, name);
  } catch {
    // It ended by itself in the meantime.
  }
}

// The terminal's Ctrl+C is for the stage; this process lives until the stage is gone.
process.on('SIGINT', () => undefined);
await reap();
