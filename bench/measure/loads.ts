import { setTimeout as after } from 'node:timers/promises';
import type { Display } from '../../scripts/stage/display.ts';
import type { Lifetime } from '../../scripts/stage/lifetime.ts';
import { run } from '../../scripts/stage/running.ts';
import type { PhysicalKey } from '../../scripts/stage/x11/keycodes.ts';

export const LOADS = ['idle', 'typing', 'scrolling'] as const;
export type Load = (typeof LOADS)[number];

/** What one second of a load costs. */
export interface Rates {
  readonly framesPerSecond: number;
  readonly kilobytesPerSecond: number;
  /** Hundredths of one core, all processes of the workstation's side together. */
  readonly hostPercent: number;
}

/** Does on the workstation's display what somebody there would, until the returned function is called. */
export async function startLoad(lifetime: Lifetime, display: Display, load: Load): Promise<() => Promise<void>> {
  switch (load) {
    case 'idle':
      return () => Promise.resolve();
    case 'typing':
      return startTyping(lifetime, display);
    case 'scrolling':
      return (await openTerminal(lifetime, display, SCROLLING)).stop;
  }
}

/** Thirty lines a second, all different. */
const SCROLLING =
  'i=0; while :; do i=$((i+1)); echo "$i  $(date +%N) the quick brown fox jumps over the lazy dog $i"; sleep 0.03; done';

const openTerminal = (lifetime: Lifetime, display: Display, script: string) =>
  run(lifetime, {
    name: 'terminal',
    file: 'xterm',
    args: ['-title', 'Load', '-geometry', '110x44+40+40', '-e', 'sh', '-c', script],
    env: display.env,
  });

/** Eight keys a second, straight into the display: what it costs to show them, not to bring them. */
async function startTyping(lifetime: Lifetime, display: Display): Promise<() => Promise<void>> {
  const terminal = await openTerminal(lifetime, display, 'exec cat > /dev/null');
  await after(FOCUS_MS);
  let isTyping = true;
  const type = async (): Promise<void> => {
    for (let index = 0; isTyping; index += 1) {
      const key = TEXT[index % TEXT.length] ?? 'Space';
      display.probe.keyDown(key);
      display.probe.keyUp(key);
      await after(125);
    }
  };
  const typing = type();
  return async () => {
    isTyping = false;
    await typing;
    await terminal.stop();
  };
}

const TEXT: readonly PhysicalKey[] = ['KeyB', 'KeyO', 'KeyN', 'KeyJ', 'KeyO', 'KeyU', 'KeyR', 'Space'];

/** The window manager gives a new window the keyboard within this. */
const FOCUS_MS = 800;
