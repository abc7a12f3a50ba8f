import { powerMonitor } from 'electron';
import type { Presence } from './session/ports.ts';

/** Whether somebody is at this computer, as far as the system tells. */
export function systemPresence(): Presence {
  return {
    locked: powerMonitor.getSystemIdleState(1) === 'locked',
    idleMs: powerMonitor.getSystemIdleTime() * 1000,
  };
}
