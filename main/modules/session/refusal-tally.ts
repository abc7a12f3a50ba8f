import type { Cancel, Clock } from '../clock.ts';

/** Counts refusals: the first of its reason is told at once, those that follow soon after, a flood ever more rarely. */
export interface RefusalTally {
  add(why: string): void;
  /** Tells what has not been told yet. */
  flush(): void;
}

/** What follows a first refusal is told after `soonMs`, then after twice as long each time, up to `longestMs`. */
export interface Bursts {
  readonly soonMs: number;
  readonly longestMs: number;
  /** So long without another of its reason, and the next is a first again. */
  readonly quietMs: number;
}

interface Burst {
  untold: number;
  latest: number;
  waitMs: number;
  due: Cancel | null;
}

export function tallyRefusals(
  clock: Clock,
  { soonMs, longestMs, quietMs }: Bursts,
  tell: (why: string, count: number) => void,
): RefusalTally {
  const bursts = new Map<string, Burst>();
  const tellOf = (why: string, burst: Burst): void => {
    const count = burst.untold;
    burst.due?.();
    burst.due = null;
    burst.untold = 0;
    burst.waitMs = Math.min(burst.waitMs * 2, longestMs);
    if (count > 0) tell(why, count);
  };
  return {
    add: (why) => {
      const now = clock.now();
      const burst = bursts.get(why);
      if (burst === undefined || (burst.untold === 0 && now - burst.latest >= quietMs)) {
        bursts.set(why, { untold: 0, latest: now, waitMs: soonMs, due: null });
        tell(why, 1);
        return;
      }
      burst.untold += 1;
      burst.latest = now;
      burst.due ??= clock.after(burst.waitMs, () => tellOf(why, burst));
    },
    flush: () => {
      for (const [why, burst] of bursts) tellOf(why, burst);
    },
  };
}
