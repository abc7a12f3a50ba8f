import { readFileSync } from 'node:fs';
import { createInstance } from 'i18next';
import { z } from 'zod';

export type Language = 'fr' | 'en';

/** What the broker says to people rather than to programs: to whoever runs it, or opens a page that is not there. */
export type Sentences = (language: Language, key: string, values?: Readonly<Record<string, string>>) => string;

/** Reads `broker.json` of every language; throws when one is missing or is no table of sentences. */
export function loadSentences(): Sentences {
  const i18n = createInstance();
  void i18n.init({
    lng: 'fr',
    fallbackLng: 'fr',
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: { fr: { translation: read('fr') }, en: { translation: read('en') } },
  });
  return (lng, key, values = {}) => i18n.t(key, { lng, ...values });
}

/** From `Accept-Language` or `LANG`: the first language named that we speak; French when there is none. */
export function languageOf(wish: string): Language {
  return /\b(fr|en)\b/i.exec(wish.replaceAll('_', '-'))?.[1]?.toLowerCase() === 'en' ? 'en' : 'fr';
}

const Table = z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())]));

const read = (language: Language): z.infer<typeof Table> =>
  Table.parse(
    JSON.parse(readFileSync(new URL(`../resources/locales/${language}/broker.json`, import.meta.url), 'utf8')),
  );
