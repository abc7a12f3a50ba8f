import type { Injector, Point } from '../../../main/modules/input/injector.ts';

/** An injector whose desktop is a list: what was done, what is down, where the pointer is. */
export interface RecordingInjector extends Injector {
  readonly acts: string[];
  readonly down: Set<string>;
  /** The employee's own hand. */
  moveByHand(point: Point): void;
  /** The employee's own key or button: down, or up again. */
  touch(isDown: boolean): void;
  /** From now on it refuses everything, as a display that is gone does. */
  breakWith(fault: Error): void;
}

export function recordingInjector(): RecordingInjector {
  const acts: string[] = [];
  const down = new Set<string>();
  let pointer: Point = { x: 0, y: 0 };
  let isTouched = false;
  let broken: Error | null = null;
  const act = (what: string): void => {
    if (broken !== null) throw broken;
    acts.push(what);
  };
  return {
    acts,
    down,
    moveByHand: (point) => {
      pointer = point;
    },
    touch: (isDown) => {
      isTouched = isDown;
    },
    breakWith: (fault) => {
      broken = fault;
    },
    movePointer: (x, y) => {
      act(`move ${x} ${y}`);
      pointer = { x, y };
    },
    pressButton: (button) => {
      act(`press ${button}`);
      down.add(button);
      return 'done';
    },
    releaseButton: (button) => void down.delete(button),
    scroll: (dx, dy) => act(`scroll ${dx} ${dy}`),
    pressKey: ({ code, key }) => {
      act(`key ${key}`);
      if (key === 'F24') return 'impossible';
      down.add(code);
      return 'done';
    },
    releaseKey: (code) => void down.delete(code),
    pointerPosition: () => pointer,
    touchedByHand: () => isTouched,
    releaseAll: () => down.clear(),
    close: () => down.clear(),
  };
}
