import type { InputEvent } from '../../../../app/wire/peer.ts';

/** The modifiers that are down, as every keyboard and pointer event tells. */
export interface Modifiers {
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

/** What a `KeyboardEvent` says of a key. */
export interface KeyStroke extends Modifiers {
  readonly code: string;
  readonly key: string;
  readonly repeat: boolean;
  readonly isComposing: boolean;
}

/** What a key means for the session; `events` are sent in any case. */
export interface KeyVerdict {
  /** `compose`: the browser must have it, its outcome arrives as text. `leave`: the technician lets go of the computer. */
  readonly type: 'taken' | 'compose' | 'leave';
  readonly events: readonly InputEvent[];
}

/** Turns keys into what the workstation types; `held` is everything it was told is down. */
export interface KeyboardInput {
  pressed(stroke: KeyStroke): KeyVerdict;
  released(stroke: KeyStroke): readonly InputEvent[];
  /** Lets go of modifiers that are up by now: a browser keeps some releases to itself, while it composes for one. */
  settle(modifiers: Modifiers): readonly InputEvent[];
  /** Characters that came from a dead key, an input method or a panel of symbols. */
  typed(text: string): readonly InputEvent[];
  /** Forgets what is held; the workstation is told to let go of everything at the same time. */
  reset(): void;
}

export function openKeyboardInput(): KeyboardInput {
  const held = new Set<string>();

  const press = ({ code, key }: KeyStroke): readonly InputEvent[] => {
    held.add(code);
    return [{ type: 'key-pressed', code, key }];
  };
  const release = (code: string): readonly InputEvent[] => (held.delete(code) ? [{ type: 'key-released', code }] : []);
  const settle = (modifiers: Modifiers): readonly InputEvent[] =>
    MODIFIERS.filter(({ flag }) => !modifiers[flag]).flatMap(({ codes }) => codes.flatMap(release));

  const sent = (stroke: KeyStroke): readonly InputEvent[] => {
    // Windows tells of AltGr as of Ctrl and then AltGr; a Ctrl left down would turn the character into a command.
    if (stroke.key === 'AltGraph') return release('ControlLeft');
    const isModifier = MODIFIERS.some(({ key }) => key === stroke.key);
    return IN_OTHER_KEYS.has(stroke.key) || (stroke.repeat && isModifier) || !isSendable(stroke) ? [] : press(stroke);
  };

  return {
    pressed(stroke) {
      if (isLeaving(stroke)) return { type: 'leave', events: [] };
      const settled = settle(stroke);
      if (stroke.isComposing || COMPOSING.has(stroke.key)) return { type: 'compose', events: settled };
      return { type: 'taken', events: [...settled, ...sent(stroke)] };
    },
    released: (stroke) => [...release(stroke.code), ...settle(stroke)],
    settle,
    typed: (text) =>
      [...text].flatMap((character): readonly InputEvent[] => {
        const { code, key } = TYPED[character] ?? { code: 'Unidentified', key: character };
        return [
          { type: 'key-pressed', code, key },
          { type: 'key-released', code },
        ];
      }),
    reset: () => held.clear(),
  };
}

/** Together they give the keyboard back, and never reach the workstation: Ctrl + Alt + Shift + Escape. */
function isLeaving({ code, ctrlKey, altKey, shiftKey }: KeyStroke): boolean {
  return code === 'Escape' && ctrlKey && altKey && shiftKey;
}

/** The contract's own shape: some keys of some keyboards have no name at all. */
const isSendable = ({ code, key }: KeyStroke): boolean =>
  /^[A-Za-z0-9]{1,24}$/.test(code) && key.length > 0 && key.length <= 24 && key !== 'Unidentified';

/** The browser makes a character of these and what follows them. */
const COMPOSING: ReadonlySet<string> = new Set(['Dead', 'Process', 'Compose']);

/** Their effect is in the `key` of every other event already; sent too, it would count twice. */
const IN_OTHER_KEYS: ReadonlySet<string> = new Set(['CapsLock', 'NumLock', 'ScrollLock', 'Fn', 'FnLock']);

const MODIFIERS: readonly {
  readonly key: string;
  readonly flag: keyof Modifiers;
  readonly codes: readonly string[];
}[] = [
  { key: 'Control', flag: 'ctrlKey', codes: ['ControlLeft', 'ControlRight'] },
  { key: 'Alt', flag: 'altKey', codes: ['AltLeft', 'AltRight'] },
  { key: 'Shift', flag: 'shiftKey', codes: ['ShiftLeft', 'ShiftRight'] },
  { key: 'Meta', flag: 'metaKey', codes: ['MetaLeft', 'MetaRight'] },
];

/** Characters that are keys of their own when typed. */
const TYPED: { readonly [character: string]: { readonly code: string; readonly key: string } } = {
  '\n': { code: 'Enter', key: 'Enter' },
  '\t': { code: 'Tab', key: 'Tab' },
};
