import type { Id, Instant } from '../../app/kernel/scalars.ts';

/** What one person may send, over however many connections: a burst, then a steady rate. */
export interface Allowance {
  /** Zero when the request is within it, else how long to wait in milliseconds. */
  spend(now: Instant): number;
}

export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** One allowance a person, kept until it is full again: neither more connections nor new ones make it more. */
export interface Allowances {
  hold(personId: Id): { readonly allowance: Allowance; release(): void };
}

export function createAllowances(rate: Rate): Allowances {
  const fullAgainMs = (rate.burst / rate.perSecond) * 1000;
  const held = new Map<Id, { readonly allowance: Allowance; holders: number }>();
  return {
    hold: (personId) => {
      const own = held.get(personId) ?? { allowance: createAllowance(rate), holders: 0 };
      own.holders += 1;
      held.set(personId, own);
      return {
        allowance: own.allowance,
        release: () => {
          own.holders -= 1;
          const forget = (): void => {
            if (own.holders === 0 && held.get(personId) === own) held.delete(personId);
          };
          setTimeout(forget, fullAgainMs).unref();
        },
      };
    },
  };
}

export function createAllowance({ burst, perSecond }: Rate): Allowance {
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
