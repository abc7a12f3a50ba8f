import type { KeyPress, PointerButton } from './injector.ts';

/** What an injector has down, and for each of it whatever it takes to release it again. */
export class HeldInputs<KeyHold, ButtonHold> {
  private readonly keys = new Map<KeyPress['code'], KeyHold>();
  private readonly buttons = new Map<PointerButton, ButtonHold>();

  /** A code holds one thing at a time: drop what it holds before holding another. */
  holdKey(code: KeyPress['code'], hold: KeyHold): void {
    if (this.keys.has(code)) throw new Error('a held key was not released before it was pressed again');
    this.keys.set(code, hold);
  }

  dropKey(code: KeyPress['code']): KeyHold | undefined {
    const hold = this.keys.get(code);
    this.keys.delete(code);
    return hold;
  }

  key(code: KeyPress['code']): KeyHold | undefined {
    return this.keys.get(code);
  }

  /** In the order in which they were pressed. */
  heldKeys(): readonly (readonly [code: KeyPress['code'], hold: KeyHold])[] {
    return [...this.keys];
  }

  holdsButton(button: PointerButton): boolean {
    return this.buttons.has(button);
  }

  holdButton(button: PointerButton, hold: ButtonHold): void {
    this.buttons.set(button, hold);
  }

  dropButton(button: PointerButton): ButtonHold | undefined {
    const hold = this.buttons.get(button);
    this.buttons.delete(button);
    return hold;
  }

  /** Gives everything up, the last pressed first. */
  drain(): { readonly keys: readonly KeyHold[]; readonly buttons: readonly ButtonHold[] } {
    const drained = { keys: [...this.keys.values()].reverse(), buttons: [...this.buttons.values()].reverse() };
    this.keys.clear();
    this.buttons.clear();
    return drained;
  }
}
