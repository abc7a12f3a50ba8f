import type { Instant } from '../../app/kernel/scalars.ts';

/** Calls off what was planned; harmless when it has happened already. */
export type Cancel = () => void;

/** Where every module reads the time and plans what comes later. */
export interface Clock {
  now(): Instant;
  after(ms: number, run: () => void): Cancel;
}

/** The two clocks of a computer: `wall` can be set back by anyone, `monotonic` can't but stands still during sleep. */
export interface Ticks {
  wall(): number;
  monotonic(): number;
}

export const systemTicks: Ticks = { wall: () => Date.now(), monotonic: () => performance.now() };

/**
 * A clock for the length of one session: it starts at the broker's time as far as `ahead` tells it (milliseconds) and
 * from then on listens to nobody. The broker's word for `ahead` was under way for a while, so that it tells too little:
 * what has brought the session, of `askedAt`, was sent no later than now. Setting the computer's clock back doesn't slow
 * it; sleep counts.
 */
export function sessionClock(ticks: Ticks, ahead: number, askedAt: Instant): Clock {
  const wallAtStart = ticks.wall();
  const start = Math.max(0, wallAtStart + ahead, askedAt);
  const monotonicAtStart = ticks.monotonic();
  let latest = 0;
  return {
    now: () => {
      latest = Math.max(latest, ticks.wall() - wallAtStart, ticks.monotonic() - monotonicAtStart);
      return Math.round(start + latest);
    },
    after: planTimer,
  };
}

/**
 * By how much the broker's clock is ahead, as far as its unsigned word (`told`) and what it has signed can tell: nobody
 * on the way makes it earlier than the latest moment in `signed`.
 */
export const aheadOf = (clock: Clock, told: number, signed: readonly Instant[]): number =>
  Math.max(told, ...signed.map((at) => at - clock.now()));

/** The computer's own clock, for everything but a session. */
export const systemClock: Clock = { now: () => Date.now(), after: planTimer };

function planTimer(ms: number, run: () => void): Cancel {
  const timer = setTimeout(run, Math.min(Math.max(ms, 0), LONGEST_TIMER_MS));
  return () => clearTimeout(timer);
}

/** What `setTimeout` can count, in milliseconds; beyond that it would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A clock whose plans can all be called off at once; after that it plans nothing more. */
export interface StoppableClock extends Clock {
  stop(): void;
}

export function stoppable(clock: Clock): StoppableClock {
  const plans = new Set<Cancel>();
  let isStopped = false;
  return {
    now: clock.now,
    after: (ms, run) => {
      if (isStopped) return () => undefined;
      const cancel = clock.after(ms, () => {
        plans.delete(cancel);
        run();
      });
      plans.add(cancel);
      return () => {
        plans.delete(cancel);
        cancel();
      };
    },
    stop: () => {
      isStopped = true;
      for (const cancel of plans) cancel();
      plans.clear();
    },
  };
}
