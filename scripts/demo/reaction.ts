import type { Point } from '../stage/hands/remote-point.ts';
import { distance } from '../stage/x11/picture.ts';
import type { XProbe } from '../stage/x11/x-probe.ts';

/** One pixel of one display. */
export interface Spot {
  readonly probe: XProbe;
  readonly at: Point;
}

/**
 * Presses the button on one display and gives the milliseconds until each spot changes colour, wherever it is.
 * Blocks meanwhile, since a timer of the event loop would be later than what it measures.
 */
export function timeClick(hand: XProbe, spots: readonly Spot[]): readonly number[] {
  const before = spots.map(({ probe, at }) => probe.colourAt(at.x, at.y));
  const times = spots.map((): number | null => null);
  const start = performance.now();
  hand.press('left');
  hand.release('left');
  while (times.includes(null)) {
    for (const [index, { probe, at }] of spots.entries()) {
      const was = before[index];
      if (times[index] !== null || was === undefined) continue;
      if (distance(was, probe.colourAt(at.x, at.y)) > VISIBLE) times[index] = performance.now() - start;
    }
    if (performance.now() - start > LONGEST_MS) throw new Error(`a click had no visible effect for ${LONGEST_MS} ms`);
    Atomics.wait(CLOCK, 0, 0, LOOK_EVERY_MS);
  }
  return times.filter((time) => time !== null);
}

/** The middle one of some figures, the mean of the two middle ones of an even number. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((one, other) => one - other);
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  if (middle.length === 0) throw new RangeError('no figure, no median');
  return middle.reduce((sum, figure) => sum + figure, 0) / middle.length;
}

const CLOCK = new Int32Array(new SharedArrayBuffer(4));
const LOOK_EVERY_MS = 1;
const LONGEST_MS = 5000;
/** Half the way between the two colours of the program that is clicked. */
const VISIBLE = 60;
