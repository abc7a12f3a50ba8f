import type { Picture } from '../../scripts/stage/x11/picture.ts';
import { colourAt, distance } from '../../scripts/stage/x11/picture.ts';
import type { Area } from '../../scripts/stage/x11/x-probe.ts';

/** The smallest rectangle that holds every visible change between two pictures of one display; null without any. */
export function changedArea(before: Picture, after: Picture): Area | null {
  const columns: number[] = [];
  const rows: number[] = [];
  for (let y = 0; y < before.height; y += STEP)
    for (let x = 0; x < before.width; x += STEP)
      if (distance(colourAt(before, x, y), colourAt(after, x, y)) > VISIBLE) {
        columns.push(x);
        rows.push(y);
      }
  if (columns.length === 0) return null;
  const x = columns.reduce((one, other) => Math.min(one, other));
  const y = rows.reduce((one, other) => Math.min(one, other));
  const right = columns.reduce((one, other) => Math.max(one, other));
  const bottom = rows.reduce((one, other) => Math.max(one, other));
  return { x, y, width: right - x, height: bottom - y };
}

const STEP = 4;
const VISIBLE = 60;
