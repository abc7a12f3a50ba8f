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
    const id = found.trim().split('\n').at(-1);
    if (id === undefined) return false;
    const area = await windowArea(env, id);
    if (isAt(await contentsOf(page), area)) return true;
    looks += 1;
    if (looks % PATIENT_LOOKS === 0) await nudge(env, id, area);
    return false;
  });
}

/** Where the page believes its viewport to be; what a browser shows around it lies above it. */
const contentsOf = (page: Page): Promise<{ x: number; bottom: number }> =>
  page.evaluate(() => ({
    x: Math.round((window.screenX + (window.outerWidth - window.innerWidth) / 2) * devicePixelRatio),
    bottom: Math.round((window.screenY + window.outerHeight) * devicePixelRatio),
  }));

const isAt = (contents: { x: number; bottom: number }, { x, y, height }: Area): boolean =>
  Math.abs(contents.x - x) <= 1 && Math.abs(contents.bottom - (y + height)) <= 1;

async function nudge(env: NodeJS.ProcessEnv, id: string, { width, height }: Area): Promise<void> {
  for (const less of [1, 0]) await outputOf('xdotool', ['windowsize', id, String(width), String(height - less)], env);
}

const PATIENT_LOOKS = 8;
