import type { PhysicalKey } from '../../scripts/stage/x11/keycodes.ts';
import type { XProbe } from '../../scripts/stage/x11/x-probe.ts';
import { chord, typeKeys } from './scenes.ts';

/** What is printed on a keyboard: a row of keys a line, as they lie; a space where there is nothing, or a dead key. */
interface Printed {
  readonly plain: readonly string[];
  readonly shift: readonly string[];
  readonly altGr: readonly string[];
  /** Characters made with a dead key, by what is pressed one after the other. */
  readonly dead: Readonly<Record<string, readonly Stroke[]>>;
}

interface Stroke {
  readonly held: readonly PhysicalKey[];
  readonly key: PhysicalKey;
}

const ROWS: readonly (readonly PhysicalKey[])[] = [
  [
    ...(['Backquote', 'Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6'] as const),
    ...(['Digit7', 'Digit8', 'Digit9', 'Digit0', 'Minus', 'Equal'] as const),
  ],
  [
    ...(['KeyQ', 'KeyW', 'KeyE', 'KeyR', 'KeyT', 'KeyY', 'KeyU', 'KeyI', 'KeyO', 'KeyP'] as const),
    ...(['BracketLeft', 'BracketRight'] as const),
  ],
  [
    ...(['KeyA', 'KeyS', 'KeyD', 'KeyF', 'KeyG', 'KeyH', 'KeyJ', 'KeyK', 'KeyL'] as const),
    ...(['Semicolon', 'Quote', 'Backslash'] as const),
  ],
  [
    ...(['IntlBackslash', 'KeyZ', 'KeyX', 'KeyC', 'KeyV', 'KeyB', 'KeyN', 'KeyM'] as const),
    ...(['Comma', 'Period', 'Slash'] as const),
  ],
];

/** `fr` of X. */
export const AZERTY: Printed = {
  plain: ['²&é"\'(-è_çà)=', 'azertyuiop $', 'qsdfghjklmù*', '<wxcvbn,;:!'],
  shift: [' 1234567890°+', 'AZERTYUIOP £', 'QSDFGHJKLM%µ', '>WXCVBN?./§'],
  altGr: ['  ~#{[|`\\^@]}', '  €', '', ''],
  dead: {
    ê: [stroke('BracketLeft'), stroke('KeyE')],
    û: [stroke('BracketLeft'), stroke('KeyU')],
    ï: [stroke('BracketLeft', 'ShiftLeft'), stroke('KeyI')],
    Ê: [stroke('BracketLeft'), stroke('KeyE', 'ShiftLeft')],
  },
};

/** `us(altgr-intl)` of X: what is printed on a keyboard of the United States, with accents behind AltGr. */
export const QWERTY: Printed = {
  plain: ['`1234567890-=', 'qwertyuiop[]', "asdfghjkl;'\\", ' zxcvbnm,./'],
  shift: ['~!@#$%^&*()_+', 'QWERTYUIOP{}', 'ASDFGHJKL:"|', ' ZXCVBNM<>?'],
  altGr: ['     €', 'äåé®þüúíóö«»', 'áßð', ' æ ©  ñ ç'],
  dead: {
    à: [stroke('Backquote', 'AltRight'), stroke('KeyA')],
    ê: [stroke('Digit6', 'AltRight'), stroke('KeyE')],
  },
};

function stroke(key: PhysicalKey, ...held: readonly PhysicalKey[]): Stroke {
  return { held, key };
}

/** A hand on a real keyboard that looks at what is printed on it; throws for a character that it has not. */
export function typeOn(probe: XProbe, keyboard: Printed, text: string): void {
  for (const character of text) for (const { held, key } of strokesFor(keyboard, character)) chord(probe, held, key);
}

/** The same, and Enter. */
export function typeLineOn(probe: XProbe, keyboard: Printed, line: string): void {
  typeOn(probe, keyboard, line);
  typeKeys(probe, ['Enter']);
}

/** Holds Control and presses the key that has this letter printed on it. */
export function controlOn(probe: XProbe, { plain }: Printed, letter: string): void {
  const key = keyOf(plain, letter);
  if (key === undefined) throw new Error(`this keyboard has no key ${letter}`);
  chord(probe, ['ControlLeft'], key);
}

function strokesFor({ plain, shift, altGr, dead }: Printed, character: string): readonly Stroke[] {
  if (character === ' ') return [stroke('Space')];
  const composed = dead[character];
  if (composed !== undefined) return composed;
  for (const [printed, held] of [
    [plain, []] as const,
    [shift, ['ShiftLeft']] as const,
    [altGr, ['AltRight']] as const,
  ]) {
    const key = keyOf(printed, character);
    if (key !== undefined) return [stroke(key, ...held)];
  }
  throw new Error(`this keyboard has no ${character}`);
}

function keyOf(printed: readonly string[], character: string): PhysicalKey | undefined {
  const row = printed.findIndex((keys) => keys.includes(character));
  return ROWS[row]?.[[...(printed[row] ?? '')].indexOf(character)];
}
