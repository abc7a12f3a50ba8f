import type { Appearance } from '../../app/wire/bridge.ts';

const DARK = '(prefers-color-scheme: dark)';

/** Puts language and theme on the page; follows the system while the theme says so. Returns how to stop following. */
export function wear(appearance: Appearance): () => void {
  const root = document.documentElement;
  root.lang = appearance.language;
  const system = window.matchMedia(DARK);
  const paint = (): void => {
    const dark = appearance.theme === 'dark' || (appearance.theme === 'system' && system.matches);
    root.dataset['theme'] = dark ? 'dark' : 'light';
  };
  paint();
  system.addEventListener('change', paint);
  return () => system.removeEventListener('change', paint);
}
