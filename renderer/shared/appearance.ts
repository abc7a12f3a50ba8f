import type { Appearance } from '../../app/wire/bridge.ts';

const DARK = '(prefers-color-scheme: dark)';

/** Puts language and theme on the page as they are now: before there is anything to see. */
export function paint({ language, theme }: Appearance): void {
  const root = document.documentElement;
  root.lang = language;
  const dark = theme === 'dark' || (theme === 'system' && window.matchMedia(DARK).matches);
  root.dataset['theme'] = dark ? 'dark' : 'light';
}

/** The same, and follows the system while the theme says so. Returns how to stop following. */
export function wear(appearance: Appearance): () => void {
  const system = window.matchMedia(DARK);
  const again = (): void => paint(appearance);
  again();
  system.addEventListener('change', again);
  return () => system.removeEventListener('change', again);
}
