import { readFileSync } from 'node:fs';
import { z } from 'zod';

export type Language = 'fr' | 'en';

/** What the broker says to people rather than to programs: to whoever runs it, or opens a page that is not there. */
export type Sentences = (language: Language, key: string, values?: Readonly<Record<string, string>>) => string;

/** Reads `broker.json` of every language; throws when one is missing or is no table of sentences. */
export function loadSentences(): Sentences {
  const tables = { fr: read('fr'), en: read('en') };
  return (language, key, values = {}) => {
    const sentence = tables[language].get(key);
    if (sentence === undefined) throw new RangeError(`there is no sentence "${key}" in ${language}`);
    return sentence.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => values[name] ?? '');
  };
}

/** From `Accept-Language`: the first language named that we speak; French when there is none. */
export function languageOf(wish: string): Language {
  return /\b(fr|en)\b/i.exec(wish.replaceAll('_', '-'))?.[1]?.toLowerCase() === 'en' ? 'en' : 'fr';
}

/** Of the terminal, as POSIX names it and as every command here has it: French where it says so, English elsewhere. */
export function languageOfTerminal({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  return [LC_ALL, LC_MESSAGES, LANG].find(Boolean)?.toLowerCase().startsWith('fr') === true ? 'fr' : 'en';
}

const Table = z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())]));

/** By key; those of a group are named `group.key`. */
function read(language: Language): ReadonlyMap<string, string> {
  const file = new URL(`../resources/locales/${language}/broker.json`, import.meta.url);
  const table = Table.parse(JSON.parse(readFileSync(file, 'utf8')));
  return new Map(
    Object.entries(table).flatMap(([key, said]): [string, string][] =>
      typeof said === 'string' ? [[key, said]] : Object.entries(said).map(([name, text]) => [`${key}.${name}`, text]),
    ),
  );
}
