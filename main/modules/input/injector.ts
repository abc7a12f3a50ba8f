import type { InputEvent, PointerButton } from '../../../app/wire/peer.ts';

export type { PointerButton } from '../../../app/wire/peer.ts';

/** A key of the console: `code` says which one went down, `key` what it meant there. */
export type KeyPress = Pick<Extract<InputEvent, { type: 'key-pressed' }>, 'code' | 'key'>;

/** Physical pixels of the virtual desktop; its origin may be anywhere, so both can be negative. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * `done`: the workstation got it. `nothing-to-do`: it has no effect of its own here (a dead key, a lock, a key held
 * already). `impossible`: this workstation has no way to do it.
 */
export type Injected = 'done' | 'nothing-to-do' | 'impossible';

/**
 * The technician's hand on this workstation. Whoever holds one has authorised every call. Throws {@link InjectionError}
 * when the display is gone or refuses.
 */
export interface Injector {
  /** Physical pixels of the virtual desktop. */
  movePointer(x: number, y: number): void;
  pressButton(button: PointerButton): Injected;
  releaseButton(button: PointerButton): void;
  /** Wheel notches, positive `dy` towards the user (down); fractions add up until they make a notch. */
  scroll(dx: number, dy: number): void;
  /** Produces the same character, whatever the workstation's layout; the key stays down until released. */
  pressKey(press: KeyPress): Injected;
  /** Releases exactly what `pressKey` of this code pressed. */
  releaseKey(code: KeyPress['code']): void;
  /** At once where everything that was injected has been done by then; a promise where it may still be under way. */
  pointerPosition(): Point | Promise<Point>;
  /**
   * Whether a key or a button that nobody injected is down; always false where the system can't tell. To be asked often:
   * a key that was released under the person's own finger goes up for good when this sees that the finger has gone.
   */
  touchedByHand(): boolean;
  /** Releases every key and button this injector holds; safe to repeat, and on a display that is gone. */
  releaseAll(): void;
  /** Releases everything, then leaves the display as it was found. */
  close(): void;
}

/** Injection is broken, for good on this injector: the display is gone, closed, or refuses injected input. */
export class InjectionError extends Error {
  override readonly name = 'InjectionError';
}
