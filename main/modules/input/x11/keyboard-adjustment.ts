import type { KeyboardState, Way } from './find-key.ts';
import type { Keymap } from './keymap.ts';
import { modifier } from './keymap.ts';
import type { Keysym } from './keysyms.ts';
import { levelKeysyms } from './named-keys.ts';
import type { X11Server } from './server.ts';

/** Keys that the injector itself holds down, for their modifiers. */
export interface HeldModifierKey {
  readonly keycode: number;
  /** Lifted for this key press whatever its modifiers are: it made the character on the console. */
  readonly composing: boolean;
}

/**
 * Brings the keyboard into the state that a way of typing needs, by the least it takes: held modifier keys are lifted,
 * missing ones pressed, locks and the group changed. Returns what undoes it, or undefined when nothing was to be done.
 */
export function adjustKeyboard(
  server: X11Server,
  keymap: Keymap,
  state: KeyboardState,
  way: Way,
  held: readonly HeldModifierKey[],
): (() => void) | undefined {
  const undo: (() => void)[] = [];
  const unwanted = state.mods & (way.mask | modifier.lock) & ~way.mods & ~meaningful;
  const missing = way.mods & ~state.mods;
  for (const { keycode, composing } of held) {
    if (!composing && (modifiersOf(keymap, keycode) & unwanted) === 0) continue;
    server.fakeKey(keycode, false);
    undo.push(() => server.fakeKey(keycode, true));
  }
  let toLock = missing;
  for (const [bit, keysyms] of levelBits) {
    const keycode = (missing & bit) === 0 ? undefined : keyFor(keymap, keysyms);
    if (keycode === undefined) continue;
    toLock &= ~bit;
    server.fakeKey(keycode, true);
    undo.push(() => server.fakeKey(keycode, false));
  }
  const unlocking = unwanted & (state.lockedMods | state.latchedMods);
  const group = way.group === state.group ? {} : { group: way.group };
  if ((toLock | unlocking) !== 0 || way.group !== state.group) {
    const affectLocks = toLock | unlocking;
    server.changeLocks({ affectLocks, locks: toLock, affectLatches: unlocking, ...group });
    const groupBack = way.group === state.group ? {} : { group: state.group };
    undo.push(() =>
      server.changeLocks({ affectLocks, locks: state.lockedMods & affectLocks, affectLatches: 0, ...groupBack }),
    );
  }
  if (undo.length === 0) return undefined;
  return () => {
    for (const step of undo.reverse()) step();
  };
}

/** These are commands, not levels: they are never lifted because a key type happens to look at them. */
const meaningful = modifier.control | modifier.mod1 | modifier.mod4;

const levelBits = [
  [modifier.shift, levelKeysyms.shift],
  [modifier.mod5, levelKeysyms.level3],
  [modifier.mod3, levelKeysyms.level5],
] as const;

/** The last such key: where a layout has a real AltGr, its keycode is above the stand-in that every layout has. */
function keyFor(keymap: Keymap, keysyms: readonly Keysym[]): number | undefined {
  for (const keysym of keysyms) {
    const key = keymap.filter(({ groups }) => groups[0]?.keysyms[0] === keysym).at(-1);
    if (key !== undefined) return key.keycode;
  }
  return undefined;
}

function modifiersOf(keymap: Keymap, keycode: number): number {
  return keymap.find((key) => key.keycode === keycode)?.modifiers ?? 0;
}
