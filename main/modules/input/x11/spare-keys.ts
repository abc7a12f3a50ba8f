import type { Keymap } from './keymap.ts';
import { isSpare } from './keymap.ts';
import type { Keysym } from './keysyms.ts';

/** Levels of a spare key: alone, and with Shift. More would need a second group, which every program would see. */
const levels = 2;

interface Lent {
  readonly keysyms: Keysym[];
}

/**
 * Lends keys that mean nothing to keysyms that the layout lacks. Programs learn of a new meaning when they read the
 * change, not when it is made, so a key keeps what it was lent as long as others are free: the slot that goes first is
 * the one unused for longest.
 */
export class SpareKeys {
  private readonly bind: (keycode: number, keysyms: readonly Keysym[]) => void;
  private readonly lent = new Map<number, Lent>();
  /** Least recently used first. */
  private readonly slots = new Map<Keysym, { readonly keycode: number; readonly level: number }>();

  constructor(bind: (keycode: number, keysyms: readonly Keysym[]) => void) {
    this.bind = bind;
  }

  /** Gives `keysym` a key that is not in `busy`; false when the keyboard has none to lend. */
  lend(keysym: Keysym, keymap: Keymap, busy: ReadonlySet<number>): boolean {
    const slot = this.freeSlot(keymap) ?? this.oldestSlot(busy);
    if (slot === undefined) return false;
    const lent = this.lent.get(slot.keycode) ?? { keysyms: [] };
    lent.keysyms[slot.level] = keysym;
    this.lent.set(slot.keycode, lent);
    this.slots.set(keysym, slot);
    this.bind(slot.keycode, lent.keysyms.length < levels ? [keysym, keysym] : lent.keysyms);
    return true;
  }

  /** Says that a keysym was used, wherever its key is. */
  touch(keysym: Keysym): void {
    const slot = this.slots.get(keysym);
    if (slot === undefined) return;
    this.slots.delete(keysym);
    this.slots.set(keysym, slot);
  }

  /** Forgets what a new layout has taken back. */
  reconcile(keymap: Keymap): void {
    for (const { keycode, groups } of keymap) {
      const lent = this.lent.get(keycode);
      if (lent === undefined || lent.keysyms.every((keysym, level) => groups[0]?.keysyms[level] === keysym)) continue;
      this.lent.delete(keycode);
      for (const keysym of lent.keysyms) this.slots.delete(keysym);
    }
  }

  /** Takes every key back that still means what it was lent for. */
  takeBack(keymap: Keymap): void {
    this.reconcile(keymap);
    for (const keycode of this.lent.keys()) this.bind(keycode, [0]);
    this.lent.clear();
    this.slots.clear();
  }

  private freeSlot(keymap: Keymap): { keycode: number; level: number } | undefined {
    const unused = keymap.find((key) => isSpare(key) && !this.lent.has(key.keycode));
    if (unused !== undefined) return { keycode: unused.keycode, level: 0 };
    for (const [keycode, { keysyms }] of this.lent)
      if (keysyms.length < levels) return { keycode, level: keysyms.length };
    return undefined;
  }

  private oldestSlot(busy: ReadonlySet<number>): { keycode: number; level: number } | undefined {
    for (const [keysym, slot] of this.slots) {
      if (busy.has(slot.keycode)) continue;
      this.slots.delete(keysym);
      return slot;
    }
    return undefined;
  }
}
