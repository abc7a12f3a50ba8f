import type { Keysym } from './keysyms.ts';

/** The eight real modifiers of X11, as bits of a mask. */
export const modifier = { shift: 1, lock: 2, control: 4, mod1: 8, mod2: 16, mod3: 32, mod4: 64, mod5: 128 } as const;

/** How the modifiers in `mask` choose a level; a combination that no entry names means level 0. */
export interface KeyType {
  readonly mask: number;
  readonly entries: readonly { readonly mods: number; readonly level: number }[];
}

export interface KeyGroup {
  readonly type: KeyType;
  /** One keysym a level. */
  readonly keysyms: readonly Keysym[];
}

export interface Key {
  readonly keycode: number;
  readonly groups: readonly KeyGroup[];
  /** What happens when the keyboard's group is one that this key has not: XKB's groupInfo byte. */
  readonly outOfRange: number;
  /** The modifiers that pressing it sets. */
  readonly modifiers: number;
}

export type Keymap = readonly Key[];

const full = { types: 1, keysyms: 2, modifiers: 4 };
/** What {@link readKeymap} needs in an XkbGetMap reply. */
export const keymapParts = full.types | full.keysyms | full.modifiers;

/** Reads the reply of XkbGetMap for {@link keymapParts}. */
export function readKeymap(reply: Buffer): Keymap {
  const firstKeycode = reply.readUInt8(17);
  const keyCount = reply.readUInt8(20);
  const types: KeyType[] = [];
  let at = 40;
  for (let index = reply.readUInt8(15); index > 0; index -= 1) {
    const { type, next } = readType(reply, at);
    types.push(type);
    at = next;
  }
  const keys: { groups: KeyGroup[]; outOfRange: number }[] = [];
  for (let index = 0; index < keyCount; index += 1) {
    const { key, next } = readKey(reply, at, types);
    keys.push(key);
    at = next;
  }
  const modifiers = new Map<number, number>();
  for (let index = reply.readUInt8(33); index > 0; index -= 1) {
    modifiers.set(reply.readUInt8(at), reply.readUInt8(at + 1));
    at += 2;
  }
  return keys.map((key, index) => {
    const keycode = firstKeycode + index;
    return { keycode, ...key, modifiers: modifiers.get(keycode) ?? 0 };
  });
}

function readType(reply: Buffer, start: number): { type: KeyType; next: number } {
  const entryCount = reply.readUInt8(start + 5);
  const hasPreserve = reply.readUInt8(start + 6) !== 0;
  const entries: { mods: number; level: number }[] = [];
  for (let index = 0; index < entryCount; index += 1) {
    const at = start + 8 + 8 * index;
    const active = reply.readUInt8(at) !== 0;
    if (active) entries.push({ mods: reply.readUInt8(at + 1), level: reply.readUInt8(at + 2) });
  }
  const next = start + 8 + 8 * entryCount + (hasPreserve ? 4 * entryCount : 0);
  return { type: { mask: reply.readUInt8(start), entries }, next };
}

function readKey(reply: Buffer, start: number, types: readonly KeyType[]) {
  const groupInfo = reply.readUInt8(start + 4);
  const width = reply.readUInt8(start + 5);
  const count = reply.readUInt16LE(start + 6);
  const groups: KeyGroup[] = [];
  for (let group = 0; group < (groupInfo & 0x0f); group += 1) {
    const type = types[reply.readUInt8(start + group)];
    if (type === undefined) throw new RangeError('a key names a key type that the keymap has not');
    const keysyms: Keysym[] = [];
    for (let level = 0; level < width; level += 1)
      keysyms.push(reply.readUInt32LE(start + 8 + 4 * (group * width + level)));
    groups.push({ type, keysyms });
  }
  return { key: { groups, outOfRange: groupInfo }, next: start + 8 + 4 * count };
}

/** The group that a key really uses when the keyboard is in `group`; undefined for a key that has none. */
export function groupOf(key: Key, group: number): KeyGroup | undefined {
  if (group < key.groups.length) return key.groups[group];
  const policy = key.outOfRange & 0xc0;
  if (policy === 0x80) return key.groups[(key.outOfRange >> 4) & 3] ?? key.groups[0];
  return policy === 0x40 ? key.groups.at(-1) : key.groups[group % key.groups.length];
}

/** A key with no meaning of its own, which may be lent to a character that the layout lacks. */
export function isSpare(key: Key): boolean {
  return key.modifiers === 0 && key.groups.every(({ keysyms }) => keysyms.every((keysym) => keysym === 0));
}
