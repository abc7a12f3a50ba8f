import type { InputEvent } from '../../../../app/wire/peer.ts';

/** What a `KeyboardEvent` says of a key. */
export interface KeyStroke {
  readonly code: string;
  readonly key: string;
  readonly repeat: boolean;
  readonly isComposing: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * What a key means for the session. `compose`: the browser must have it, its outcome arrives as text.
 * `leave`: the technician lets go of the remote computer.
 */
export type KeyVerdict =
  | { readonly type: 'send'; readonly events: readonly InputEvent[] }
  | { readonly type: 'compose' }
  | { readonly type: 'leave' };

/** Together they give the keyboard back, and never reach the workstation: Ctrl + Alt + Shift + Escape. */
export const LEAVE_DRIVING_KEYS = ['Control', 'Alt', 'Shift', 'Escape'] as const;

/** Turns keys into what the workstation types; `held` is everything it was told is down. */
export interface KeyboardInput {
  pressed(stroke: KeyStroke): KeyVerdict;
  released(code: string): readonly InputEvent[];
  /** Characters that came from a dead key, an input method or a panel of symbols. */
  typed(text: string): readonly InputEvent[];
  /** Forgets what is held; the workstation is told to let go of everything at the same time. */
  reset(): void;
}

export function openKeyboardInput(): KeyboardInput {
  const held = new Set<string>();

  const press = (code: string, key: string): InputEvent => {
    held.add(code);
    return { type: 'key-pressed', code, key };
  };
  const release = (code: string): readonly InputEvent[] => (held.delete(code) ? [{ type: 'key-released', code }] : []);

  return {
    pressed(stroke) {
      const { code, key } = stroke;
      if (isLeaving(stroke)) return { type: 'leave' };
      if (stroke.isComposing || COMPOSING.has(key)) return { type: 'compose' };
      // Windows tells of AltGr as of Ctrl and then AltGr; a Ctrl left down would turn the character into a command.
      if (key === 'AltGraph') return { type: 'send', events: release('ControlLeft') };
      if (SELF_CONTAINED.has(key) || (stroke.repeat && MODIFIERS.has(key))) return { type: 'send', events: [] };
      if (!isSendable(code, key)) return { type: 'send', events: [] };
      return { type: 'send', events: [press(code, key)] };
    },
    released: release,
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

function isLeaving({ code, ctrlKey, altKey, shiftKey }: KeyStroke): boolean {
  return code === 'Escape' && ctrlKey && altKey && shiftKey;
}

/** The contract's own shape: some keys of some keyboards have no name at all. */
const isSendable = (code: string, key: string): boolean =>
  /^[A-Za-z0-9]{1,24}$/.test(code) && key.length > 0 && key.length <= 24 && key !== 'Unidentified';

/** The browser makes a character of these and what follows them. */
const COMPOSING: ReadonlySet<string> = new Set(['Dead', 'Process', 'Compose']);

/** Their effect is in the `key` of every other event already; sent too, it would count twice. */
const SELF_CONTAINED: ReadonlySet<string> = new Set(['CapsLock', 'NumLock', 'ScrollLock', 'AltGraph', 'Fn', 'FnLock']);

const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta']);

/** Characters that are keys of their own when typed. */
const TYPED: { readonly [character: string]: { readonly code: string; readonly key: string } } = {
  '\n': { code: 'Enter', key: 'Enter' },
  '\t': { code: 'Tab', key: 'Tab' },
};
