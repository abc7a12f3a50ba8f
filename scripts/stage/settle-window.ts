import type { Page } from 'playwright';
import type { Display } from './display.ts';
import { windowArea } from './foreign.ts';
import { outputOf } from './output-of.ts';
import { until } from './until.ts';
import type { Area } from './x11/x-probe.ts';

/**
 * Waits until the engine knows where the window of a page lies. On a busy machine it now and then misses where the
 * window manager has put it, until its size changes; what is computed from `screenX` and `screenY` is wrong meanwhile.
 */
export async function settleWindow({ env }: Display, page: Page): Promise<void> {
  let looks = 0;
  await until('the engine knows where its window is', async () => {
    const title = (await page.title()).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const found = await outputOf('xdotool', ['search', '--onlyvisible', '--name', `^${title}`], env);
    const [id = ''] = found.trim().split('\n').slice(-1);
    const area = await windowArea(env, id);
    const believed = await placeOf(page);
    if (isAt(believed, area)) return true;
    looks += 1;
    if (looks % PATIENT_LOOKS === 0) await nudge(env, id, area);
    throw new Error(`the window ${id} is at ${JSON.stringify(area)}, the page believes ${JSON.stringify(believed)}`);
  });
}

/** Where the page believes its window to be: its left edge and its bottom, which no frame of the engine's own moves. */
const placeOf = (page: Page): Promise<{ x: number; bottom: number }> =>
  page.evaluate(() => ({
    x: window.screenX,
    bottom: window.screenY + window.outerHeight,
  }));

const isAt = (place: { x: number; bottom: number }, { x, y, height }: Area): boolean =>
  Math.abs(place.x - x) <= 1 && Math.abs(place.bottom - (y + height)) <= 1;

async function nudge(env: NodeJS.ProcessEnv, id: string, { width, height }: Area): Promise<void> {
  for (const less of [1, 0]) await outputOf('xdotool', ['windowsize', id, String(width), String(height - less)], env);
}

const PATIENT_LOOKS = 8;
