/** What a key does from anywhere in the console. */
export type DeskKey = 'call' | 'on-site' | 'next' | 'phone' | 'search' | 'everything' | 'help';

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** Function keys work wherever the focus is; single signs are signs where somebody types, and can be switched off. */
export function deskKeyOf(pressed: Pressed, { typing, single }: { typing: boolean; single: boolean }): DeskKey | null {
  const { key, shiftKey, ctrlKey, altKey, metaKey } = pressed;
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'k') return 'search';
  if (ctrlKey || altKey || metaKey) return null;
  if (key === 'F2') return shiftKey ? 'on-site' : 'call';
  if (shiftKey && key.startsWith('F')) return null;
  const named = FUNCTION_KEYS[key];
  if (named !== undefined) return named;
  return single && !typing ? (SIGNS[key] ?? null) : null;
}

const FUNCTION_KEYS: Readonly<Record<string, DeskKey>> = { F1: 'help', F3: 'everything', F4: 'next', F8: 'phone' };
const SIGNS: Readonly<Record<string, DeskKey>> = { '?': 'help', '/': 'search' };
