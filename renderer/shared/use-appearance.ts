import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appearance } from '../../app/wire/bridge.ts';
import { wear } from './appearance.ts';

/** Follows the chosen language and theme for as long as the page lives. */
export function useAppearance({ language, theme }: Appearance): void {
  const { i18n } = useTranslation();
  useEffect(() => wear({ language, theme }), [language, theme]);
  useEffect(() => {
    if (i18n.language !== language) void i18n.changeLanguage(language);
  }, [i18n, language]);
}
