import type { Instant } from '../../app/kernel/scalars.ts';

/** What one connection may send: a burst, then a steady rate. */
export interface Allowance {
  /** Zero when the request is within it, else how long to wait in milliseconds. */
  spend(now: Instant): number;
}

export function createAllowance({
  burst,
  perSecond,
}: {
  readonly burst: number;
  readonly perSecond: number;
}): Allowance {
  let left = burst;
  let at: Instant | undefined;
  return {
    spend: (now) => {
      left = Math.min(burst, left + (Math.max(0, now - (at ?? now)) / 1000) * perSecond);
      at = now;
      if (left < 1) return Math.ceil(((1 - left) / perSecond) * 1000);
      left -= 1;
      return 0;
    },
  };
}
