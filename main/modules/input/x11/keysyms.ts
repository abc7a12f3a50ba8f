import { keysymRuns } from './keysym-table.ts';

/** An X11 keysym: what a key means, 29 bits. 0 is NoSymbol. */
export type Keysym = number;

const unicodeBase = 0x01000000;
const isLatin1 = (value: number) => (value >= 0x20 && value <= 0x7e) || (value >= 0xa0 && value <= 0xff);
const isCurrency = (value: number) => value >= 0x20a0 && value <= 0x20ac;

const characters = new Map<Keysym, string>();
const olderKeysyms = new Map<string, Keysym>();
for (const [first, run] of keysymRuns) {
  for (const [offset, character] of [...run].entries()) {
    if (character === ' ') continue;
    characters.set(first + offset, character);
    olderKeysyms.set(character, first + offset);
  }
}

/** The one character that a keysym writes; undefined for function, dead and keypad keysyms. */
export function characterOf(keysym: Keysym): string | undefined {
  if (isLatin1(keysym) || isCurrency(keysym)) return String.fromCodePoint(keysym);
  if (keysym >= unicodeBase + 0x100 && keysym <= unicodeBase + 0x10ffff)
    return String.fromCodePoint(keysym - unicodeBase);
  return characters.get(keysym);
}

/** The keysym that programs of any age understand for a character of one code point. */
export function keysymOf(character: string): Keysym {
  const codePoint = character.codePointAt(0) ?? 0;
  if (isLatin1(codePoint) || isCurrency(codePoint)) return codePoint;
  return olderKeysyms.get(character) ?? unicodeBase + codePoint;
}
