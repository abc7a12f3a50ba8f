import type { Clock } from '../../../main/modules/clock.ts';

/** A clock that stands still until it is moved; what was planned runs in its order, at its time. */
export interface FakeClock extends Clock {
  advance(ms: number): void;
  /** The time passes, and nothing that was planned runs: the computer was asleep. */
  sleepUntil(instant: number): void;
}

export function fakeClock(start = 1_800_000_000_000): FakeClock {
  const plans = new Set<{ readonly at: number; readonly run: () => void }>();
  let now = start;
  const nextUntil = (end: number) =>
    [...plans].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
  return {
    now: () => now,
    after: (ms, run) => {
      const plan = { at: now + Math.max(0, ms), run };
      plans.add(plan);
      return () => void plans.delete(plan);
    },
    advance: (ms) => {
      const end = now + ms;
      for (let plan = nextUntil(end); plan !== undefined; plan = nextUntil(end)) {
        plans.delete(plan);
        now = Math.max(now, plan.at);
        plan.run();
      }
      now = end;
    },
    sleepUntil: (instant) => {
      now = instant;
    },
  };
}
