import type { InputEvent, PointerButton } from '../../../../app/wire/peer.ts';
import type { Place } from './picture-geometry.ts';

/**
 * What changed between two masks of held buttons (`PointerEvent.buttons`). Masks and not single events are compared:
 * while one button is down, a browser tells of the others as mere moves.
 */
export function buttonChanges(before: number, after: number, place: Place): readonly InputEvent[] {
  return BUTTONS.flatMap((button, bit): readonly InputEvent[] => {
    const isDown = (after & (1 << bit)) !== 0;
    if (((before & (1 << bit)) !== 0) === isDown) return [];
    return [{ type: isDown ? 'button-pressed' : 'button-released', button, ...place }];
  });
}

/** What a `WheelEvent` says of its movement. */
export interface WheelMovement {
  readonly deltaX: number;
  readonly deltaY: number;
  readonly deltaMode: number;
  /** Chromium's and Safari's own, 120 a notch and turned the other way; absent in Firefox. */
  readonly wheelDeltaX?: number;
  readonly wheelDeltaY?: number;
  readonly shiftKey: boolean;
}

/** Notches of a wheel, in fractions for touch pads. */
export function notchesOf(movement: WheelMovement): { dx: number; dy: number } {
  const { wheelDeltaX, wheelDeltaY, shiftKey } = movement;
  // How many pixels a notch is differs between engines and systems, 120 in this old pair is the same everywhere.
  const unit = UNITS[movement.deltaMode] ?? 1;
  const x = wheelDeltaX === undefined ? movement.deltaX / unit : -wheelDeltaX / 120;
  const y = wheelDeltaY === undefined ? movement.deltaY / unit : -wheelDeltaY / 120;
  // A browser turns the wheel aside while Shift is down; the workstation has the Shift too, and decides for itself.
  const aside = shiftKey && movement.deltaY === 0;
  return { dx: within(aside ? 0 : x), dy: within(aside ? x : y) };
}

/** Each button at its bit. */
const BUTTONS: readonly PointerButton[] = ['left', 'right', 'middle', 'back', 'forward'];

/** How much of each `deltaMode` (pixels, lines, pages) one notch is. */
const UNITS: readonly number[] = [120, 3, 1];

/** The contract's own bounds. */
const within = (notches: number): number =>
  Number.isFinite(notches) && notches !== 0 ? Math.min(50, Math.max(-50, notches)) : 0;
