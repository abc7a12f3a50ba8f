import type { Instant } from '../../../app/kernel/scalars.ts';

/** How often the console may put the pointer somewhere: a hand never needs more, and the employee's own must get through. */
export interface PointerPace {
  /** Milliseconds until the pointer may be moved again; zero when it may be now. */
  wait(now: Instant): number;
  /** Whether a press or a turn that can't wait may move it all the same; a few in a row may, and not for long. */
  mayHurry(now: Instant): boolean;
  moved(now: Instant): void;
}

export function pacePointer(): PointerPace {
  let movedAt: Instant | null = null;
  let hurries = MOST_HURRIES;
  let filledAt: Instant | null = null;
  return {
    wait: (now) => (movedAt === null ? 0 : Math.max(0, movedAt + INTERVAL_MS - now)),
    mayHurry: (now) => {
      hurries = Math.min(MOST_HURRIES, hurries + ((now - (filledAt ?? now)) * HURRIES_A_SECOND) / 1000);
      filledAt = now;
      if (hurries < 1) return false;
      hurries -= 1;
      return true;
    },
    moved: (now) => {
      movedAt = now;
    },
  };
}

/** 125 moves a second, more than screens show. */
const INTERVAL_MS = 8;
const MOST_HURRIES = 10;
const HURRIES_A_SECOND = 20;
