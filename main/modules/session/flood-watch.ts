import type { Clock } from '../clock.ts';

/**
 * Counts a console's messages: true once there are more than any hand makes. What a network held back for seconds may
 * come all at once.
 */
export function watchFlood(clock: Clock): () => boolean {
  let level = 0;
  let at = clock.now();
  return () => {
    const now = clock.now();
    level = Math.max(0, level - ((now - at) * HONEST_A_SECOND) / 1000) + 1;
    at = now;
    return level > HELD_BACK;
  };
}

const HONEST_A_SECOND = 500;
/** Fifteen seconds of a hand on a fast screen. */
const HELD_BACK = 3000;
