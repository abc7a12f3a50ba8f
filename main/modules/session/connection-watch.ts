import type { Cancel, Clock } from '../clock.ts';

/** Knows whether the console is reached, and gives up when it has not been for too long. */
export interface ConnectionWatch {
  /** The page was told to start. */
  started(): void;
  connected(): void;
  disconnected(): void;
}

export function watchConnection(
  clock: Clock,
  giveUp: (reason: 'not-started' | 'connection-lost') => void,
): ConnectionWatch {
  let waiting: Cancel | null = null;
  const waitFor = (ms: number, reason: 'not-started' | 'connection-lost'): void => {
    waiting?.();
    waiting = clock.after(ms, () => giveUp(reason));
  };
  return {
    started: () => waitFor(START_MS, 'not-started'),
    connected: () => {
      waiting?.();
      waiting = null;
    },
    disconnected: () => waitFor(LOST_MS, 'connection-lost'),
  };
}

/** Two ends that have not found each other by then won't, in milliseconds. */
const START_MS = 30_000;
/** A broken connection may come back for this long, in milliseconds. */
const LOST_MS = 15_000;
