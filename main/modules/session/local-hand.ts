import type { Instant } from '../../../app/kernel/scalars.ts';
import type { Point } from '../input/injector.ts';

/** Tells the employee's hand from the injected one: the pointer is somewhere the injector did not put it. */
export interface LocalHand {
  /** The injector is about to put the pointer there. */
  injected(point: Point, now: Instant): void;
  /** The pointer is there now; true when the employee's own hand has moved it since it was last seen. */
  seen(point: Point, now: Instant): boolean;
  /** The employee's hand moved less than two seconds ago. */
  holds(now: Instant): boolean;
}

export function watchLocalHand(): LocalHand {
  let recent: { readonly point: Point; readonly at: Instant }[] = [];
  let last: Point | null = null;
  let movedAt: Instant | null = null;
  const isInjected = (point: Point): boolean => recent.some((one) => isNear(one.point, point));
  return {
    injected: (point, now) => {
      recent = [...recent.filter((one) => now - one.at < REMEMBERED_MS).slice(-MOST_REMEMBERED), { point, at: now }];
    },
    seen: (point, now) => {
      const moved = last !== null && !isNear(last, point) && !isInjected(point);
      last = point;
      if (moved) movedAt = now;
      return moved;
    },
    holds: (now) => movedAt !== null && now - movedAt < HOLD_MS,
  };
}

const isNear = (one: Point, other: Point): boolean =>
  Math.abs(one.x - other.x) <= TOLERANCE_PX && Math.abs(one.y - other.y) <= TOLERANCE_PX;

/** How long the employee's hand keeps the technician's away, in milliseconds. */
const HOLD_MS = 2000;
/** A slow desktop may show an injected position this much later, in milliseconds. */
const REMEMBERED_MS = 1000;
const MOST_REMEMBERED = 255;
const TOLERANCE_PX = 2;
