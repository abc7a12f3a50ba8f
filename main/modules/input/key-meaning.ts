import type { KeyPress } from './injector.ts';

export type ModifierName = 'Shift' | 'Control' | 'Alt' | 'Meta' | 'AltGraph';

/** What a key of the console asks of the workstation. */
export type KeyMeaning =
  | {
      readonly type: 'character';
      /** One code point. */
      readonly character: string;
      /** The Control and Alt that are down made the character; they are not meant for the workstation. */
      readonly composed: boolean;
    }
  /** Several code points from one key. */
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'modifier'; readonly modifier: ModifierName; readonly side: 'left' | 'right' }
  /** A key that writes nothing, by its `KeyboardEvent.key`. */
  | { readonly type: 'named'; readonly name: string }
  /** Already accounted for on the console: a dead key, an input method at work, a lock. */
  | { readonly type: 'silent' };

/** The modifiers down on the console when a key is pressed. */
export type HeldModifiers = ReadonlySet<ModifierName>;

const modifierNames: ReadonlySet<string> = new Set<ModifierName>(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph']);
const isModifierName = (key: string): key is ModifierName => modifierNames.has(key);
const silentNames = new Set([
  ...['Dead', 'Process', 'Compose', 'Unidentified', 'CapsLock', 'NumLock', 'Fn', 'FnLock', 'Hyper', 'Super', 'Symbol'],
  ...['SymbolLock', 'ModeChange', 'GroupFirst', 'GroupLast', 'GroupNext', 'GroupPrevious', 'AllCandidates', 'Accept'],
]);
const named = /^[A-Z][A-Za-z0-9]+$/;
const unwritable = /[\p{Cc}\p{Cs}]/u;
const plain = /^[A-Za-z0-9]$/;

/**
 * Reads a key as the technician meant it. Console locks are inside `key` already. Where AltGr is Control and Alt (a
 * Windows console), characters that need it are told from shortcuts by not being plain letters or digits.
 */
export function meaningOf({ code, key }: KeyPress, held: HeldModifiers): KeyMeaning {
  if (isModifierName(key)) return { type: 'modifier', modifier: key, side: code.endsWith('Right') ? 'right' : 'left' };
  if (silentNames.has(key)) return { type: 'silent' };
  if (named.test(key)) return { type: 'named', name: key };
  const text = key.normalize('NFC');
  if (unwritable.test(text)) return { type: 'silent' };
  if ([...text].length > 1) return { type: 'text', text };
  const composed = held.has('AltGraph') || (held.has('Control') && held.has('Alt') && !plain.test(text));
  const isShortcut = !composed && (held.has('Control') || held.has('Alt') || held.has('Meta'));
  return { type: 'character', character: isShortcut ? withoutCapsLock(text, held) : text, composed };
}

/** A shortcut's letter follows Shift alone: Control+S means the same whether Caps Lock is on or not. */
function withoutCapsLock(letter: string, held: HeldModifiers): string {
  const cased = held.has('Shift') ? letter.toUpperCase() : letter.toLowerCase();
  return [...cased].length === 1 ? cased : letter;
}
