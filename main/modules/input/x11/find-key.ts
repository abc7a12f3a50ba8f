import type { Key, KeyGroup, Keymap } from './keymap.ts';
import { groupOf, modifier } from './keymap.ts';
import type { Keysym } from './keysyms.ts';

/** The keyboard's state, as XkbGetState tells it. */
export interface KeyboardState {
  /** Effective modifiers and group. */
  readonly mods: number;
  readonly group: number;
  readonly lockedMods: number;
  readonly latchedMods: number;
}

/** A way to produce a keysym: this key, while the modifiers inside `mask` are exactly `mods`, in this group. */
export interface Way {
  readonly keycode: number;
  readonly keysym: Keysym;
  readonly group: number;
  readonly mods: number;
  readonly mask: number;
}

/** The way that changes least in the keyboard's present state; ties go to the lower keycode. */
export function findKey(keymap: Keymap, wanted: (keysym: Keysym) => boolean, state: KeyboardState): Way | undefined {
  let best: { way: Way; cost: number } | undefined;
  for (const key of keymap) {
    for (const way of waysOf(key, wanted, state)) {
      if ((way.mods & ~state.mods & commands) !== 0) continue;
      const cost = costOf(way, state);
      if (best === undefined || cost < best.cost) best = { way, cost };
    }
  }
  return best?.way;
}

function waysOf(key: Key, wanted: (keysym: Keysym) => boolean, state: KeyboardState): Way[] {
  const inState = groupOf(key, state.group);
  if (inState === undefined) return [];
  const ways = levelsOf(key, inState, state.group, wanted);
  for (const [group, other] of key.groups.entries()) {
    if (group !== state.group) ways.push(...levelsOf(key, other, group, wanted));
  }
  return ways;
}

function levelsOf(key: Key, { type, keysyms }: KeyGroup, group: number, wanted: (keysym: Keysym) => boolean): Way[] {
  const ways: Way[] = [];
  for (const [level, keysym] of keysyms.entries()) {
    if (!wanted(keysym)) continue;
    const way = { keycode: key.keycode, keysym, group, mask: type.mask };
    const masks = type.entries.filter((entry) => entry.level === level).map((entry) => entry.mods);
    if (level === 0 && !type.entries.some((entry) => entry.mods === 0)) masks.unshift(0);
    for (const mods of masks) ways.push({ ...way, mods });
  }
  return ways;
}

const bits = [1, 2, 4, 8, 16, 32, 64, 128];
/** Control, Alt and Super are commands rather than levels: a way that needs one pressed is none. */
const commands = modifier.control | modifier.mod1 | modifier.mod4;
/** Every program sees a switch of groups. */
const costs = { group: 20, command: 50, level3: 3, other: 2 };

function costOf(way: Way, state: KeyboardState): number {
  const changed = (state.mods ^ way.mods) & way.mask;
  let cost = way.group === state.group ? 0 : costs.group;
  for (const bit of bits) {
    if ((changed & bit) === 0) continue;
    if ((bit & commands) !== 0) cost += costs.command;
    else cost += bit === modifier.mod5 ? costs.level3 : costs.other;
  }
  return cost;
}
