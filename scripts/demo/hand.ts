import { setTimeout as after } from 'node:timers/promises';
import type { Locator } from 'playwright';
import type { Display } from '../stage/display.ts';
import type { Point } from '../stage/hands/remote-point.ts';
import { pagePointOnDisplay } from '../stage/hands/remote-point.ts';
import { settleWindow } from '../stage/settle-window.ts';
import { until } from '../stage/until.ts';
import type { XProbe } from '../stage/x11/x-probe.ts';

/** Takes the real pointer of a display to a control, wherever that moves meanwhile; resolves once the page sees it there. */
export async function reach(display: Display, control: Locator): Promise<void> {
  let tries = 0;
  await until(
    `the pointer is on ${control}`,
    async () => {
      if (tries === TRIES_BEFORE_DOUBT) await settleWindow(display, control.page());
      tries += 1;
      await goTo(display.probe, await placeOf(control));
      return control.evaluate((element) => element.matches(':hover'));
    },
    { everyMs: 100 },
  );
}

/** The place of a control on the display of its window: where a hand would click it. */
async function placeOf(control: Locator): Promise<Point> {
  await control.scrollIntoViewIfNeeded();
  const box = await control.boundingBox();
  if (box === null) throw new Error(`nothing to click: ${control}`);
  return pagePointOnDisplay(control.page(), { x: box.x + box.width / 2, y: box.y + box.height / 2 });
}

/** Takes the real pointer of a display there, slowly enough that a film shows where it goes. */
export async function goTo(probe: XProbe, { x, y }: Point): Promise<void> {
  const from = probe.pointer();
  for (let step = 1; step <= GLIDE_STEPS; step += 1) {
    probe.moveTo(from.x + ((x - from.x) * step) / GLIDE_STEPS, from.y + ((y - from.y) * step) / GLIDE_STEPS);
    await after(GLIDE_PAUSE_MS);
  }
}

/** Presses the real left button where the pointer is. */
export function click(probe: XProbe): void {
  probe.press('left');
  probe.release('left');
}

export async function clickOn(display: Display, control: Locator): Promise<void> {
  await reach(display, control);
  click(display.probe);
}

const GLIDE_STEPS = 12;
const GLIDE_PAUSE_MS = 16;
const TRIES_BEFORE_DOUBT = 2;
