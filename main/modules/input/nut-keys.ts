import type { Key } from '@nut-tree-fork/nut-js';
import type { KeyPress } from './injector.ts';
import type { ModifierName } from './key-meaning.ts';

/** The name of a key in nut.js. */
export type NutKeyName = keyof typeof Key;

export const nutModifiers: Readonly<
  Record<Exclude<ModifierName, 'AltGraph'>, { readonly left: NutKeyName; readonly right: NutKeyName }>
> = {
  Shift: { left: 'LeftShift', right: 'RightShift' },
  Control: { left: 'LeftControl', right: 'RightControl' },
  Alt: { left: 'LeftAlt', right: 'RightAlt' },
  Meta: { left: 'LeftSuper', right: 'RightSuper' },
};

const namedKeys: ReadonlyMap<string, NutKeyName> = new Map([
  ['Backspace', 'Backspace'],
  ['Tab', 'Tab'],
  ['Enter', 'Return'],
  ['Escape', 'Escape'],
  ['Home', 'Home'],
  ['End', 'End'],
  ['PageUp', 'PageUp'],
  ['PageDown', 'PageDown'],
  ['ArrowLeft', 'Left'],
  ['ArrowUp', 'Up'],
  ['ArrowRight', 'Right'],
  ['ArrowDown', 'Down'],
  ['Insert', 'Insert'],
  ['Delete', 'Delete'],
  ['Clear', 'Clear'],
  ['PrintScreen', 'Print'],
  ['ScrollLock', 'ScrollLock'],
  ['ContextMenu', 'Menu'],
  ['AudioVolumeMute', 'AudioMute'],
  ['AudioVolumeDown', 'AudioVolDown'],
  ['AudioVolumeUp', 'AudioVolUp'],
  ['MediaPlayPause', 'AudioPlay'],
  ['MediaStop', 'AudioStop'],
  ['MediaTrackPrevious', 'AudioPrev'],
  ['MediaTrackNext', 'AudioNext'],
] satisfies [string, NutKeyName][]);

const functionKey = /^F([1-9]|1[0-9]|2[0-4])$/;
const isFunctionKey = (key: string): key is NutKeyName & `F${number}` => functionKey.test(key);

/** The key that writes nothing; undefined where nut.js has none. */
export function nutNamedKey({ code, key }: KeyPress): NutKeyName | undefined {
  if (code === 'NumpadEnter') return 'Enter';
  return isFunctionKey(key) ? key : namedKeys.get(key);
}

const characterKeys: ReadonlyMap<string, NutKeyName> = new Map([
  [' ', 'Space'],
  ['`', 'Grave'],
  ['-', 'Minus'],
  ['=', 'Equal'],
  ['[', 'LeftBracket'],
  [']', 'RightBracket'],
  ['\\', 'Backslash'],
  [';', 'Semicolon'],
  ["'", 'Quote'],
  [',', 'Comma'],
  ['.', 'Period'],
  ['/', 'Slash'],
] satisfies [string, NutKeyName][]);

const isLetter = (character: string): character is NutKeyName & Uppercase<string> => /^[A-Z]$/.test(character);

/** The key of a shortcut's character; the system finds where its layout has the letter. */
export function nutCharacterKey(character: string): NutKeyName | undefined {
  const upper = character.toUpperCase();
  if (isLetter(upper)) return upper;
  return digitKeys.get(character) ?? characterKeys.get(character);
}

const digitKeys: ReadonlyMap<string, NutKeyName> = new Map(
  (['Num0', 'Num1', 'Num2', 'Num3', 'Num4', 'Num5', 'Num6', 'Num7', 'Num8', 'Num9'] as const).map((name) => [
    name.slice(3),
    name,
  ]),
);
