/** What was seen of others lately: how many there were, and how long the one in the middle waited for each place, in milliseconds. */
export interface LatelyWaited {
  readonly count: number;
  readonly perPlaceMs: number;
}

/**
 * About how many minutes it will be until a ticket with so many before it is taken, as coarse as it is far away; null where
 * too few waited lately to tell, and for what no number helps with.
 */
export function expectedMinutes({ count, perPlaceMs }: LatelyWaited, ahead: number): number | null {
  const minutes = (perPlaceMs * (ahead + 1)) / MINUTE_MS;
  if (count < FEWEST || !Number.isFinite(minutes) || minutes > MOST_MINUTES) return null;
  const step = STEPS.find(({ upTo }) => minutes <= upTo)?.by ?? COARSEST;
  return Math.max(1, Math.ceil(minutes / step) * step);
}

const MINUTE_MS = 60_000;
const FEWEST = 5;
/** A working day: beyond it people are told nothing rather than a number. */
const MOST_MINUTES = 480;
const STEPS = [
  { upTo: 10, by: 1 },
  { upTo: 60, by: 5 },
];
const COARSEST = 30;
