import type { HeldInputs } from '../held-inputs.ts';
import type { Injected, KeyPress } from '../injector.ts';
import type { KeyMeaning, ModifierName } from '../key-meaning.ts';
import { meaningOf } from '../key-meaning.ts';
import type { KeyboardState, Way } from './find-key.ts';
import { findKey } from './find-key.ts';
import { adjustKeyboard } from './keyboard-adjustment.ts';
import type { Keymap } from './keymap.ts';
import { groupOf } from './keymap.ts';
import type { Keysym } from './keysyms.ts';
import { characterOf, keysymOf } from './keysyms.ts';
import { keypadKeysym, modifierKeysyms, namedKeysym } from './named-keys.ts';
import type { X11Server } from './server.ts';
import { SpareKeys } from './spare-keys.ts';

/** One key of the console while it is down. */
export interface X11KeyHold {
  /** The key down for it here; none for a key that presses nothing, or whose key another one took over. */
  keycode: number | undefined;
  readonly modifier: ModifierName | undefined;
}

/**
 * Types on an X server by meaning, not by position. The state that a character needs (Shift lifted, Caps Lock off,
 * another group) lasts until its key is released or the next input, so that the server's own repeat stays right.
 */
export class X11Keyboard {
  private readonly server: X11Server;
  private readonly held: HeldInputs<X11KeyHold, number>;
  private readonly spareKeys: SpareKeys;
  /** Let go of while a finger of the employee's own was on the same key: up as soon as that one is. */
  private readonly shared = new Set<number>();
  private keymap: Keymap;
  private adjustment: { readonly code: KeyPress['code']; readonly undo: () => void } | undefined;

  constructor(server: X11Server, held: HeldInputs<X11KeyHold, number>) {
    this.server = server;
    this.held = held;
    this.keymap = server.keymap();
    this.spareKeys = new SpareKeys((keycode, keysyms) => server.changeMapping(keycode, keysyms));
  }

  press(press: KeyPress): Injected {
    const before = this.held.key(press.code);
    if (before?.modifier !== undefined) return 'nothing-to-do';
    if (before !== undefined) this.release(press.code);
    this.settle();
    const meaning = meaningOf(press, this.heldModifiers());
    const injected = this.pressMeaning(press, meaning);
    this.server.flush();
    return injected;
  }

  release(code: KeyPress['code']): void {
    const hold = this.held.dropKey(code);
    if (hold === undefined) return;
    if (hold.modifier !== undefined) this.settle();
    this.letGo(hold);
    if (this.adjustment?.code === code) this.settle();
    if (hold.modifier === 'Meta') this.releaseOrdinaryKeys();
    this.server.flush();
  }

  /** A console on macOS never reports the release of a key that was pressed together with Command. */
  private releaseOrdinaryKeys(): void {
    for (const [code, { modifier }] of this.held.heldKeys()) if (modifier === undefined) this.release(code);
  }

  /** Undoes what the last character changed; to be done before any other input. */
  settle(): void {
    const adjustment = this.adjustment;
    this.adjustment = undefined;
    adjustment?.undo();
  }

  /**
   * Where two keyboards hold one key, the server takes it up for everybody when either lets go: a Control of the
   * technician's that is released under the employee's finger would not count in the employee's own shortcut.
   */
  letGo({ keycode }: X11KeyHold): void {
    if (keycode === undefined) return;
    if (this.server.physicalDown().keycodes.has(keycode)) this.shared.add(keycode);
    else this.server.fakeKey(keycode, false);
  }

  /** Lets go of what waited for the employee's own hand, which is on these keys now. */
  liftShared(own: ReadonlySet<number>): void {
    for (const keycode of this.shared) {
      if (own.has(keycode)) continue;
      this.shared.delete(keycode);
      this.server.fakeKey(keycode, false);
    }
    this.server.flush();
  }

  /** Takes back the keys that were lent to characters, and lets go of all the rest. */
  restore(): void {
    this.liftShared(new Set());
    this.keymap = this.server.keymap();
    this.spareKeys.takeBack(this.keymap);
  }

  private pressMeaning(press: KeyPress, meaning: KeyMeaning): Injected {
    switch (meaning.type) {
      case 'silent':
        return this.hold(press.code, undefined);
      case 'modifier':
        return this.pressModifier(press.code, meaning.modifier, meaning.side);
      case 'named':
        return this.pressNamed(press);
      case 'text':
        return this.typeText(press.code, meaning.text);
      case 'character':
        return this.pressCharacter(press.code, meaning.character, meaning.composed);
    }
  }

  /** AltGr is in the characters it makes, and each layout has its own: it is never pressed for itself. */
  private pressModifier(code: KeyPress['code'], modifier: ModifierName, side: 'left' | 'right'): Injected {
    if (modifier === 'AltGraph') return this.hold(code, undefined, modifier);
    const state = this.readState();
    for (const keysym of modifierKeysyms[modifier][side]) {
      const keycode = this.plainKey(keysym, state);
      if (keycode !== undefined) return this.hold(code, keycode, modifier);
    }
    return 'impossible';
  }

  private pressNamed(press: KeyPress): Injected {
    const keysym = namedKeysym(press);
    if (keysym === undefined) return 'impossible';
    const state = this.readState();
    const keycode = this.plainKey(keysym, state) ?? (this.lend(keysym) ? this.plainKey(keysym, state) : undefined);
    return keycode === undefined ? 'impossible' : this.hold(press.code, keycode);
  }

  private typeText(code: KeyPress['code'], text: string): Injected {
    for (const character of text) {
      if (this.pressCharacter(code, character, false) === 'impossible') return 'impossible';
      this.release(code);
    }
    this.hold(code, undefined);
    return 'done';
  }

  private pressCharacter(code: KeyPress['code'], character: string, composed: boolean): Injected {
    const state = this.readState();
    const way = this.wayTo(code, character, state);
    if (way === undefined) return 'impossible';
    this.spareKeys.touch(way.keysym);
    this.freeKeycode(way.keycode);
    const undo = adjustKeyboard(this.server, this.keymap, state, way, this.modifierKeys(composed));
    if (undo !== undefined) this.adjustment = { code, undo };
    return this.hold(code, way.keycode);
  }

  private wayTo(code: KeyPress['code'], character: string, state: KeyboardState): Way | undefined {
    const keypad = keypadKeysym(code, character);
    const onKeypad = keypad === undefined ? undefined : findKey(this.keymap, (keysym) => keysym === keypad, state);
    if (onKeypad !== undefined) return onKeypad;
    const writes = (keysym: Keysym) => characterOf(keysym) === character;
    const inLayout = findKey(this.keymap, writes, state);
    if (inLayout !== undefined) return inLayout;
    return this.lend(keysymOf(character)) ? findKey(this.keymap, writes, state) : undefined;
  }

  /** The key that has this keysym with no level modifier down. */
  private plainKey(keysym: Keysym, state: KeyboardState): number | undefined {
    return this.keymap.find((key) => groupOf(key, state.group)?.keysyms[0] === keysym)?.keycode;
  }

  private lend(keysym: Keysym): boolean {
    const busy = new Set<number>();
    for (const [, { keycode }] of this.held.heldKeys()) if (keycode !== undefined) busy.add(keycode);
    if (!this.spareKeys.lend(keysym, this.keymap, busy)) return false;
    this.keymap = this.server.keymap();
    return true;
  }

  /** Reads the state and, since every change came before its answer, any new layout. */
  private readState(): KeyboardState {
    const state = this.server.keyboardState();
    if (this.server.tookNewKeymap()) {
      this.keymap = this.server.keymap();
      this.spareKeys.reconcile(this.keymap);
    }
    return state;
  }

  /** Two keys of the console may mean the same key here: the later press takes it over. */
  private freeKeycode(keycode: number): void {
    for (const [, hold] of this.held.heldKeys()) {
      if (hold.keycode !== keycode) continue;
      this.server.fakeKey(keycode, false);
      hold.keycode = undefined;
    }
  }

  private hold(code: KeyPress['code'], keycode: number | undefined, modifier?: ModifierName): Injected {
    if (keycode !== undefined) this.pressAnew(keycode);
    this.held.holdKey(code, { keycode, modifier });
    return keycode === undefined ? 'nothing-to-do' : 'done';
  }

  /** What the server has down already it would not press. */
  private pressAnew(keycode: number): void {
    if (this.shared.delete(keycode)) this.server.fakeKey(keycode, false);
    this.server.fakeKey(keycode, true);
  }

  private heldModifiers(): ReadonlySet<ModifierName> {
    const names = new Set<ModifierName>();
    for (const [, { modifier }] of this.held.heldKeys()) if (modifier !== undefined) names.add(modifier);
    return names;
  }

  private modifierKeys(composed: boolean) {
    return this.held.heldKeys().flatMap(([, { keycode, modifier }]) => {
      if (keycode === undefined || modifier === undefined) return [];
      return [{ keycode, composing: composed && (modifier === 'Control' || modifier === 'Alt') }];
    });
  }
}
