import i18next from 'i18next';
import type { Appearance } from '../../app/wire/bridge.ts';
import en from '../../resources/locales/en/tray.json' with { type: 'json' };
import fr from '../../resources/locales/fr/tray.json' with { type: 'json' };

/** A sentence of the main process itself, in the language of the moment. */
export type Say = (key: keyof typeof fr, values?: Readonly<Record<string, string | number>>) => string;

export async function openWords(language: () => Appearance['language']): Promise<Say> {
  const words = i18next.createInstance();
  await words.init({
    resources: { fr: { tray: fr }, en: { tray: en } },
    fallbackLng: 'fr',
    defaultNS: 'tray',
    interpolation: { escapeValue: false },
  });
  return (key, values = {}) => words.t(key, { ...values, lng: language() });
}
