import type { Cancel, Clock } from '../clock.ts';

/** Counts refusals so that a flood becomes at most one line a burst and reason: its first at once, the rest when it is over. */
export interface RefusalTally {
  add(why: string): void;
  /** Tells what has not been told yet; nothing is told afterwards until `add`. */
  flush(): void;
}

/** A burst is over when `quietMs` have passed without another of its reason, or after `longestMs`. */
export interface Bursts {
  readonly quietMs: number;
  readonly longestMs: number;
}

export function tallyRefusals(
  clock: Clock,
  { quietMs, longestMs }: Bursts,
  tell: (why: string, count: number) => void,
): RefusalTally {
  const bursts = new Map<string, { count: number; readonly since: number; over: Cancel }>();
  const finish = (why: string): void => {
    const burst = bursts.get(why);
    bursts.delete(why);
    burst?.over();
    if (burst !== undefined && burst.count > 0) tell(why, burst.count);
  };
  return {
    add: (why) => {
      const now = clock.now();
      const burst = bursts.get(why);
      if (burst === undefined) {
        bursts.set(why, { count: 0, since: now, over: clock.after(quietMs, () => finish(why)) });
        tell(why, 1);
        return;
      }
      burst.count += 1;
      burst.over();
      const ms = Math.min(quietMs, burst.since + longestMs - now);
      burst.over = clock.after(ms, () => finish(why));
    },
    flush: () => {
      for (const why of [...bursts.keys()]) finish(why);
    },
  };
}
