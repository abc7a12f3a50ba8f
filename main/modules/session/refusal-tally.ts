import type { Cancel, Clock } from '../clock.ts';

/** Counts refusals so that a flood becomes at most one line a second for each reason. */
export interface RefusalTally {
  add(why: string): void;
  /** Tells what has not been told yet; nothing is told afterwards until `add`. */
  flush(): void;
}

export function tallyRefusals(clock: Clock, tell: (why: string, count: number) => void): RefusalTally {
  const counts = new Map<string, number>();
  let waiting: Cancel | null = null;
  const tellAll = (): void => {
    for (const [why, count] of counts) tell(why, count);
    counts.clear();
  };
  const tellAndWait = (): void => {
    if (counts.size === 0) {
      waiting = null;
      return;
    }
    tellAll();
    waiting = clock.after(INTERVAL_MS, tellAndWait);
  };
  return {
    add: (why) => {
      counts.set(why, (counts.get(why) ?? 0) + 1);
      if (waiting === null) tellAndWait();
    },
    flush: () => {
      waiting?.();
      waiting = null;
      tellAll();
    },
  };
}

const INTERVAL_MS = 1000;
