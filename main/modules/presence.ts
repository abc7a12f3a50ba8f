import { createConnection } from 'node:net';
import type { PowerMonitor } from 'electron';
import { busPath, followLockedHint } from './lock/locked-hint.ts';
import type { Log } from './log.ts';
import type { Presence } from './session/ports.ts';

export interface PresenceParts {
  readonly monitor: PowerMonitor;
  /** The lock may have changed. */
  readonly changed: () => void;
  readonly log: Log;
}

/**
 * Whether somebody is at this computer, as far as the system tells: Windows and macOS announce the lock, X11's own screen
 * savers are asked, and Linux desktops that lock by themselves are followed on the system's bus.
 */
export function openPresence({ monitor, changed, log }: PresenceParts): () => Presence {
  const isHinted = process.platform === 'linux' ? hintedByDesktop({ changed, log }) : () => false;
  let isSaid = false;
  const say = (isLocked: boolean) => (): void => {
    isSaid = isLocked;
    changed();
  };
  monitor.on('lock-screen', say(true));
  monitor.on('unlock-screen', say(false));
  return () => ({
    locked: isSaid || isHinted() || monitor.getSystemIdleState(1) === 'locked',
    idleMs: monitor.getSystemIdleTime() * 1000,
  });
}

function hintedByDesktop(parts: Pick<PresenceParts, 'changed' | 'log'>): () => boolean {
  const path = busPath(process.env);
  if (path === null) return () => false;
  const socket = createConnection(path);
  // The application may end while the bus goes on.
  socket.unref();
  return followLockedHint({ ...parts, socket, uid: process.getuid?.() ?? 0 });
}
