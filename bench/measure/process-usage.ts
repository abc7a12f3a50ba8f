import { readdirSync, readFileSync } from 'node:fs';

/** One process of an application, by what Chromium says it is. */
export interface ProcessMemory {
  readonly role: string;
  /** Its share of everything, in megabytes: pages that several map are divided among them (PSS). */
  readonly megabytes: number;
}

/** Seconds of processor that a process and all below it have used so far. */
export function processorSeconds(root: number): number {
  return treeOf(root).reduce((total, { ticks }) => total + ticks, 0) / TICKS_A_SECOND;
}

export function memoryOf(root: number): readonly ProcessMemory[] {
  return treeOf(root)
    .flatMap(({ pid }) => {
      const kilobytes = Number(/^Pss: +(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
      return kilobytes === 0 ? [] : [{ role: roleOf(pid), megabytes: kilobytes / 1024 }];
    })
    .toSorted((one, other) => other.megabytes - one.megabytes);
}

interface ProcessState {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
}

const TICKS_A_SECOND = 100;

function treeOf(root: number): readonly ProcessState[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => stateOf(Number(name)));
  const below = (pid: number): readonly ProcessState[] =>
    all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid)]);
  return [...all.filter(({ pid }) => pid === root), ...below(root)];
}

/** From `/proc/PID/stat`, whose second field is a name that may hold anything but ends with the last bracket. */
function stateOf(pid: number): readonly ProcessState[] {
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
  return parent === undefined || user === undefined || system === undefined || Number.isNaN(parent + user + system)
    ? []
    : [{ pid, parent, ticks: user + system }];
}

function roleOf(pid: number): string {
  const command = read(`/proc/${pid}/cmdline`);
  const type = /--type=([a-z-]+)/.exec(command)?.[1] ?? 'main';
  return type === 'utility' ? (/--utility-sub-type=(?:\w+\.mojom\.)?(\w+)/.exec(command)?.[1] ?? type) : type;
}

/** Empty for a process that is gone by now. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
