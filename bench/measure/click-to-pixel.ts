import { setTimeout as after } from 'node:timers/promises';
import { until } from '../../scripts/stage/until.ts';
import { distance } from '../../scripts/stage/x11/picture.ts';
import type { XProbe } from '../../scripts/stage/x11/x-probe.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface ClickTrial {
  /** The display that is clicked and looked at: one and the same, where the person sits. */
  readonly display: XProbe;
  readonly click: Point;
  /** A pixel that the click changes, away from the pointer's own picture. */
  readonly look: Point;
  readonly count: number;
  /** Pause between two clicks, in milliseconds; a random length in it, so that no rhythm of frames is met. */
  readonly pause: readonly [shortest: number, longest: number];
}

/** From the press of a real button to the first look that sees its effect, in milliseconds, `count` times. */
export async function clickToPixel({ display, click, look, count, pause }: ClickTrial): Promise<readonly number[]> {
  display.moveTo(click.x, click.y);
  await after(SETTLE_MS);
  const durations: number[] = [];
  for (let sample = 0; sample < count; sample += 1) {
    durations.push(oneClick(display, look));
    await after(pause[0] + Math.random() * (pause[1] - pause[0]));
  }
  return durations;
}

/** Clicks, unmeasured, until a click is seen. */
export async function clickUntilSeen(
  display: XProbe,
  { click, look }: { readonly click: Point; readonly look: Point },
): Promise<void> {
  display.moveTo(click.x, click.y);
  await until(
    'a click has its effect',
    async () => {
      const before = display.colourAt(look.x, look.y);
      display.press('left');
      display.release('left');
      await after(SETTLE_MS);
      return distance(before, display.colourAt(look.x, look.y)) > VISIBLE;
    },
    { everyMs: SETTLE_MS },
  );
}

/** Blocks, since a timer of the event loop would be later than what it measures. */
function oneClick(display: XProbe, look: Point): number {
  const before = display.colourAt(look.x, look.y);
  const start = performance.now();
  display.press('left');
  display.release('left');
  for (;;) {
    const waited = performance.now() - start;
    if (distance(before, display.colourAt(look.x, look.y)) > VISIBLE) return performance.now() - start;
    if (waited > LONGEST_MS) throw new Error(`a click had no effect for ${LONGEST_MS} ms`);
    Atomics.wait(CLOCK, 0, 0, LOOK_EVERY_MS);
  }
}

const CLOCK = new Int32Array(new SharedArrayBuffer(4));
const LOOK_EVERY_MS = 1;
const LONGEST_MS = 2000;
const SETTLE_MS = 500;
/** Half the way between the witness's two colours: a frame in between counts once it is nearer to the new one. */
const VISIBLE = 60;
