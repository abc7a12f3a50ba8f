import { readFileSync } from 'node:fs';

/** @typedef {'fr' | 'en'} Language */
/** @typedef {(path: string, values?: Readonly<Record<string, string | number>>) => string} Say */

/**
 * The language of the terminal, as POSIX names it; where no variable says, as the system is set.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Language}
 */
export function languageOf(env) {
  const named = env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return named.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

/**
 * The sentences of the locales by `file.path.to.it`, so that the demo names a button as its page does; needs no package.
 * @param {Language} language
 * @returns {Say}
 */
export function openWords(language) {
  /** @type {Map<string, unknown>} */
  const files = new Map();
  /** @param {string} file */
  const open = (file) => {
    const known = files.get(file);
    if (known !== undefined) return known;
    const read = JSON.parse(
      readFileSync(new URL(`../../resources/locales/${language}/${file}.json`, import.meta.url), 'utf8'),
    );
    files.set(file, read);
    return read;
  };
  return (path, values = {}) => {
    const [file = '', ...keys] = path.split('.');
    const text = keys.reduce(childOf, open(file));
    if (typeof text !== 'string') throw new Error(`no sentence ${path} in ${language}`);
    return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => {
      const value = values[name];
      if (value === undefined) throw new Error(`${path} needs ${name}`);
      return String(value);
    });
  };
}

/**
 * @param {unknown} value
 * @param {string} key
 */
function childOf(value, key) {
  // Checked to be an object; its keys are the locale file's own.
  return typeof value === 'object' && value !== null ? /** @type {Record<string, unknown>} */ (value)[key] : undefined;
}
