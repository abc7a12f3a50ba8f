import type { Page } from 'playwright';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a pixel of the workstation's screen lies on the console's page, in CSS pixels of its viewport. */
function remotePoint(page: Page, point: Point): Promise<Point> {
  return page.evaluate(({ x, y }) => {
    const video = document.querySelector('video');
    if (video === null || video.videoWidth === 0) throw new Error('no remote screen on this page');
    const box = video.getBoundingClientRect();
    const scale = Math.min(box.width / video.videoWidth, box.height / video.videoHeight);
    const left = box.left + (box.width - video.videoWidth * scale) / 2;
    const top = box.top + (box.height - video.videoHeight * scale) / 2;
    return { x: left + (x + 0.5) * scale, y: top + (y + 0.5) * scale };
  }, point);
}

/** The same on the console's own display, in whole pixels: where somebody at the console would point. */
export async function remotePointOnDisplay(page: Page, point: Point): Promise<Point> {
  const onPage = await remotePoint(page, point);
  return pagePointOnDisplay(page, onPage);
}

/**
 * A page's own frame (menus, tabs) lies above it; what is at its sides is the window manager's and counted in `screenX`.
 * A browser's zoom changes the page's pixels and not the window's; the stage's displays have no scale of their own.
 */
export function pagePointOnDisplay(page: Page, point: Point): Promise<Point> {
  return page.evaluate(({ x, y }) => {
    const zoom = devicePixelRatio;
    return {
      x: Math.floor(window.screenX + (window.outerWidth - window.innerWidth * zoom) / 2 + x * zoom),
      y: Math.floor(window.screenY + window.outerHeight - window.innerHeight * zoom + y * zoom),
    };
  }, point);
}
