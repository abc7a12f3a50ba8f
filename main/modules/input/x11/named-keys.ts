import type { KeyPress } from '../injector.ts';
import type { ModifierName } from '../key-meaning.ts';
import type { Keysym } from './keysyms.ts';

/** Keysyms of the keys that hold each side's modifier, the preferred first; AltGr is never pressed for itself. */
export const modifierKeysyms: Readonly<Record<Exclude<ModifierName, 'AltGraph'>, { left: Keysym[]; right: Keysym[] }>> =
  {
    Shift: { left: [0xffe1, 0xffe2], right: [0xffe2, 0xffe1] },
    Control: { left: [0xffe3, 0xffe4], right: [0xffe4, 0xffe3] },
    Alt: { left: [0xffe9, 0xffea], right: [0xffea, 0xffe9] },
    Meta: { left: [0xffeb, 0xffec, 0xffe7], right: [0xffec, 0xffeb, 0xffe8] },
  };

/** Keysyms of the keys that choose a level while they are down. */
export const levelKeysyms = { shift: [0xffe1, 0xffe2], level3: [0xfe03], level5: [0xfe11] } as const;

const xf86 = (value: number): Keysym => 0x1008ff00 + value;

const namedKeys: ReadonlyMap<string, Keysym> = new Map([
  ['Backspace', 0xff08],
  ['Tab', 0xff09],
  ['Clear', 0xff0b],
  ['Enter', 0xff0d],
  ['Pause', 0xff13],
  ['ScrollLock', 0xff14],
  ['Escape', 0xff1b],
  ['Convert', 0xff21],
  ['NonConvert', 0xff22],
  ['Home', 0xff50],
  ['ArrowLeft', 0xff51],
  ['ArrowUp', 0xff52],
  ['ArrowRight', 0xff53],
  ['ArrowDown', 0xff54],
  ['PageUp', 0xff55],
  ['PageDown', 0xff56],
  ['End', 0xff57],
  ['Select', 0xff60],
  ['PrintScreen', 0xff61],
  ['Execute', 0xff62],
  ['Insert', 0xff63],
  ['Undo', 0xff65],
  ['Redo', 0xff66],
  ['ContextMenu', 0xff67],
  ['Find', 0xff68],
  ['Cancel', 0xff69],
  ['Help', 0xff6a],
  ['Delete', 0xffff],
  ['AudioVolumeDown', xf86(0x11)],
  ['AudioVolumeMute', xf86(0x12)],
  ['AudioVolumeUp', xf86(0x13)],
  ['MediaPlayPause', xf86(0x14)],
  ['MediaStop', xf86(0x15)],
  ['MediaTrackPrevious', xf86(0x16)],
  ['MediaTrackNext', xf86(0x17)],
  ['BrowserHome', xf86(0x18)],
  ['LaunchMail', xf86(0x19)],
  ['BrowserSearch', xf86(0x1b)],
  ['LaunchApplication2', xf86(0x1d)],
  ['BrowserBack', xf86(0x26)],
  ['BrowserForward', xf86(0x27)],
  ['BrowserStop', xf86(0x28)],
  ['BrowserRefresh', xf86(0x29)],
  ['BrowserFavorites', xf86(0x30)],
  ['LaunchMediaPlayer', xf86(0x32)],
  ['LaunchApplication1', xf86(0x33)],
  ['Close', xf86(0x56)],
  ['Copy', xf86(0x57)],
  ['Cut', xf86(0x58)],
  ['New', xf86(0x68)],
  ['Open', xf86(0x6b)],
  ['Paste', xf86(0x6d)],
  ['Save', xf86(0x77)],
]);

const functionKey = /^F([1-9]|[12][0-9]|3[0-5])$/;

/** The keysym of a key that writes nothing; undefined for a name that X11 has no key for. */
export function namedKeysym({ code, key }: KeyPress): Keysym | undefined {
  if (code === 'NumpadEnter') return 0xff8d;
  const number = functionKey.exec(key)?.[1];
  return number === undefined ? namedKeys.get(key) : 0xffbe + Number(number) - 1;
}

const keypadKeysyms: ReadonlyMap<string, Keysym> = new Map([
  ...[...'0123456789'].map((digit, value): [string, Keysym] => [digit, 0xffb0 + value]),
  ['*', 0xffaa],
  ['+', 0xffab],
  [',', 0xffac],
  ['-', 0xffad],
  ['.', 0xffae],
  ['/', 0xffaf],
  ['=', 0xffbd],
]);

/** The keypad's own keysym for a character that was typed on the keypad. */
export function keypadKeysym(code: KeyPress['code'], character: string): Keysym | undefined {
  return code.startsWith('Numpad') ? keypadKeysyms.get(character) : undefined;
}
