import { until } from '../scripts/stage/until.ts';
import type { Colour } from '../scripts/stage/x11/picture.ts';
import { colourAt, distance } from '../scripts/stage/x11/picture.ts';
import type { Places } from './subject.ts';

/** A colour that no window of the product has. */
const SIGNAL: Colour = [164, 66, 180];

/** Paints the desk so that its first picture can't be missed, acts, and gives the time until the office shows it. */
export async function timeToFirstFrame({ office, desk }: Places, act: () => void | Promise<void>): Promise<number> {
  desk.probe.paintDesktop(SIGNAL);
  const line = { x: 0, y: Math.round(office.height * 0.8), width: office.width, height: 1 };
  const isShown = (): boolean => {
    const seen = office.probe.look(line);
    const columns = Array.from({ length: line.width / 10 }, (_, index) => index * 10);
    return columns.filter((x) => distance(colourAt(seen, x, 0), SIGNAL) < 40).length > columns.length / 20;
  };
  const start = performance.now();
  const shown = until('the desk is seen in the office', () => isShown() && performance.now(), { everyMs: 2 });
  await act();
  return (await shown) - start;
}
