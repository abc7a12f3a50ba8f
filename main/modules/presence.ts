import type { PowerMonitor } from 'electron';
import type { Presence } from './session/ports.ts';

/** Whether somebody is at this computer, as far as the system tells; to be opened before anybody else listens to it. */
export function openPresence(monitor: PowerMonitor): () => Presence {
  let isSaidLocked = false;
  monitor.on('lock-screen', () => {
    isSaidLocked = true;
  });
  monitor.on('unlock-screen', () => {
    isSaidLocked = false;
  });
  return () => ({
    locked: isSaidLocked || monitor.getSystemIdleState(1) === 'locked',
    idleMs: monitor.getSystemIdleTime() * 1000,
  });
}
