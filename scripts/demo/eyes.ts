import type { Display } from '../stage/display.ts';
import { until } from '../stage/until.ts';
import type { Colour, Picture } from '../stage/x11/picture.ts';
import { colourAt, difference, distance } from '../stage/x11/picture.ts';
import type { Area } from '../stage/x11/x-probe.ts';

/** The share of a picture's pixels, 0 to 1, that are near a colour. */
export function shareOf(picture: Picture, colour: Colour): number {
  let near = 0;
  for (let y = 0; y < picture.height; y += 1)
    for (let x = 0; x < picture.width; x += 1) if (distance(colourAt(picture, x, y), colour) < NEAR) near += 1;
  return near / (picture.width * picture.height);
}

/** How many clearly different colours a picture has: one in a window that is not painted yet, many where there is text. */
export function variety({ pixels }: Picture): number {
  const seen = new Set<number>();
  for (let at = 0; at < pixels.length; at += 3)
    seen.add(((pixels[at] ?? 0) >> 4) * 256 + ((pixels[at + 1] ?? 0) >> 4) * 16 + ((pixels[at + 2] ?? 0) >> 4));
  return seen.size;
}

/** Acts, and gives the milliseconds until a new window with its contents covers the middle of a display. */
export async function timeToWindow({ probe, width, height, name }: Display, act: () => void): Promise<number> {
  const area: Area = { x: Math.round(width / 2) - 200, y: Math.round(height / 2) - 250, width: 400, height: 500 };
  const before = probe.look(area);
  return timeUntil(`a window is shown on ${name}`, act, () => {
    const now = probe.look(area);
    return difference(before, now) > COVERED && variety(now) > PAINTED;
  });
}

/** Acts, and gives the milliseconds until one display shows the desktop of another, or shows it no more. */
export function timeToDesktop(
  { probe, width, height, name }: Display,
  { colour, shown }: { readonly colour: Colour; readonly shown: boolean },
  act: () => void,
): Promise<number> {
  const isShown = (): boolean => {
    const line = probe.look({ x: 0, y: Math.round(height * 0.8), width, height: 1 });
    return shareOf(line, colour) > SEEN;
  };
  if (isShown() === shown) throw new Error(`${name} shows the other's desktop ${shown ? 'already' : 'no more'}`);
  return timeUntil(`the other's desktop is ${shown ? 'seen' : 'gone'} on ${name}`, act, () => isShown() === shown);
}

/** Acts, and gives the milliseconds until what is looked for is there. */
export async function timeUntil(
  what: string,
  act: () => void,
  look: () => boolean | Promise<boolean>,
): Promise<number> {
  const start = performance.now();
  act();
  await until(what, look, { everyMs: 3, withinMs: 30_000 });
  return performance.now() - start;
}

/** What a picture that was compressed on the way may differ by. */
const NEAR = 40;
const SEEN = 0.05;
const COVERED = 0.15;
const PAINTED = 16;
