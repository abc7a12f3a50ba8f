import type { Result } from '../../../app/kernel/result.ts';
import { ok } from '../../../app/kernel/result.ts';
import { HeldInputs } from './held-inputs.ts';
import type { Injected, Injector, KeyPress, Point, PointerButton } from './injector.ts';
import { InjectionError } from './injector.ts';
import { WheelNotches } from './wheel-notches.ts';
import type { X11KeyHold } from './x11/keyboard.ts';
import { X11Keyboard } from './x11/keyboard.ts';
import type { X11Failure, X11Server } from './x11/server.ts';
import { openX11Server } from './x11/server.ts';

/**
 * Injects through XTEST, about ten microseconds a move. Everything is done when a method returns. What an injector that
 * died left down on this display is released first. `display` as in `$DISPLAY`.
 */
export function openX11Injector(display: string): Result<Injector, X11Failure> {
  const opened = openX11Server(display);
  if (!opened.ok) return opened;
  releaseLeftovers(opened.value);
  return ok(new X11Injector(opened.value));
}

function releaseLeftovers(server: X11Server): void {
  const { keycodes, buttons } = server.injectedDown();
  for (const keycode of keycodes) server.fakeKey(keycode, false);
  for (const button of buttons) server.fakeButton(button, false);
  server.flush();
}

/** Logical buttons of X11; a notch of the wheel is a click of one of four more. */
const logicalButtons: Readonly<Record<PointerButton, number>> = { left: 1, middle: 2, right: 3, back: 8, forward: 9 };
const wheel = { up: 4, down: 5, left: 6, right: 7 } as const;

class X11Injector implements Injector {
  private readonly server: X11Server;
  private readonly held = new HeldInputs<X11KeyHold, number>();
  private readonly keyboard: X11Keyboard;
  private readonly notches = new WheelNotches();
  private isOpen = true;

  constructor(server: X11Server) {
    this.server = server;
    this.keyboard = new X11Keyboard(server, this.held);
  }

  movePointer(x: number, y: number): void {
    this.server.fakeMotion(x, y);
    this.server.flush();
  }

  pressButton(button: PointerButton): Injected {
    if (this.held.holdsButton(button)) return 'nothing-to-do';
    const physical = this.physicalButton(logicalButtons[button]);
    if (physical === undefined) return 'impossible';
    this.keyboard.settle();
    this.server.fakeButton(physical, true);
    this.held.holdButton(button, physical);
    this.server.flush();
    return 'done';
  }

  releaseButton(button: PointerButton): void {
    const physical = this.held.dropButton(button);
    if (physical === undefined) return;
    this.server.fakeButton(physical, false);
    this.server.flush();
  }

  scroll(dx: number, dy: number): void {
    const { x, y } = this.notches.turn(dx, dy);
    if (x === 0 && y === 0) return;
    this.keyboard.settle();
    this.click(y > 0 ? wheel.down : wheel.up, Math.abs(y));
    this.click(x > 0 ? wheel.right : wheel.left, Math.abs(x));
    this.server.flush();
  }

  pressKey(press: KeyPress): Injected {
    return this.keyboard.press(press);
  }

  releaseKey(code: KeyPress['code']): void {
    this.keyboard.release(code);
  }

  pointerPosition(): Point {
    return this.server.pointerPosition();
  }

  touchedByHand(): boolean {
    const { keycodes, isAny } = this.server.physicalDown();
    this.keyboard.liftShared(keycodes);
    return isAny;
  }

  releaseAll(): void {
    if (!this.isOpen) return;
    const { keys, buttons } = this.held.drain();
    this.notches.forget();
    unlessGone(() => {
      this.keyboard.settle();
      for (const hold of keys) this.keyboard.letGo(hold);
      for (const physical of buttons) this.server.fakeButton(physical, false);
      // What was let go of one by one may still be on its way.
      this.server.finish();
    });
  }

  close(): void {
    if (!this.isOpen) return;
    this.releaseAll();
    unlessGone(() => {
      this.keyboard.restore();
      this.server.finish();
    });
    this.isOpen = false;
    this.server.close();
  }

  private click(logical: number, times: number): void {
    const physical = times === 0 ? undefined : this.physicalButton(logical);
    if (physical === undefined) return;
    for (let count = 0; count < times; count += 1) {
      this.server.fakeButton(physical, true);
      this.server.fakeButton(physical, false);
    }
  }

  /** A left-handed employee's "left" is another physical button. */
  private physicalButton(logical: number): number | undefined {
    const index = this.server.pointerMapping().indexOf(logical);
    return index < 0 ? undefined : index + 1;
  }
}

/** A display that is gone holds nothing down. */
function unlessGone(release: () => void): void {
  try {
    release();
  } catch (error) {
    if (!(error instanceof InjectionError)) throw error;
  }
}
