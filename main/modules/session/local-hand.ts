import type { Instant } from '../../../app/kernel/scalars.ts';
import type { Point } from '../input/injector.ts';

/** Tells the employee's hand from the injected one: the pointer is somewhere the injector did not put it. */
export interface LocalHand {
  /** The injector is about to put the pointer there. */
  injected(point: Point, now: Instant): void;
  /**
   * The pointer is there; true when the employee's own hand has moved it. `isExact`: what was injected before has been
   * done, so that nothing but the latest of it explains where the pointer is.
   */
  seen(point: Point, now: Instant, isExact: boolean): boolean;
  /** A key or a button of the employee's own is down. */
  touched(now: Instant): void;
  /** The employee's hand was there less than two seconds ago. */
  holds(now: Instant): boolean;
}

export function watchLocalHand(): LocalHand {
  let recent: { readonly point: Point; readonly at: Instant }[] = [];
  let last: Point | null = null;
  let movedAt: Instant | null = null;
  const push = watchPush();
  const isLate = (point: Point, now: Instant): boolean =>
    recent.some((one) => now - one.at < REMEMBERED_MS && isNear(one.point, point));
  const isMoved = (point: Point, now: Instant, isExact: boolean): boolean => {
    if (last === null) return false;
    if (!isNear(last, point)) return isExact || !isLate(point, now);
    return isExact && push.isPushed(last, point, now);
  };
  return {
    injected: (point, now) => {
      recent = [...recent.filter((one) => now - one.at < REMEMBERED_MS), { point, at: now }];
      last = point;
      push.injected();
    },
    seen: (point, now, isExact) => {
      const moved = isMoved(point, now, isExact);
      if (moved) movedAt = now;
      // A step too small to count stays a step from where the pointer was put.
      if (moved || last === null) last = point;
      return moved;
    },
    touched: (now) => {
      movedAt = now;
    },
    holds: (now) => movedAt !== null && now - movedAt < HOLD_MS,
  };
}

/** A hand that is put back again and again takes one small step each time: together they are a movement. */
function watchPush(): { injected(): void; isPushed(from: Point, to: Point, now: Instant): boolean } {
  let sum: Point = { x: 0, y: 0 };
  let since: Instant = 0;
  let isPutBack = false;
  return {
    injected: () => {
      isPutBack = true;
    },
    isPushed: (from, to, now) => {
      if (!isPutBack) return false;
      isPutBack = false;
      if (now - since > PUSH_MS) {
        sum = { x: 0, y: 0 };
        since = now;
      }
      sum = { x: sum.x + to.x - from.x, y: sum.y + to.y - from.y };
      return Math.hypot(sum.x, sum.y) > PUSH_PX;
    },
  };
}

const isNear = (one: Point, other: Point): boolean =>
  Math.abs(one.x - other.x) <= TOLERANCE_PX && Math.abs(one.y - other.y) <= TOLERANCE_PX;

/** How long the employee's hand keeps the technician's away, in milliseconds. */
const HOLD_MS = 2000;
/** A desktop that is not exact may show an injected position this much later, in milliseconds. */
const REMEMBERED_MS = 150;
const TOLERANCE_PX = 2;
/** Small steps count together for this long, in milliseconds, and are a movement beyond this. */
const PUSH_MS = 500;
const PUSH_PX = 12;
