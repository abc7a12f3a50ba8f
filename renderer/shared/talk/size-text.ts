import type { TFunction } from 'i18next';

/** "248 Ko", "1,2 Mo": a file's size as people say it. */
export function sizeText(t: TFunction, language: string, bytes: number): string {
  const isLarge = bytes >= 1_000_000;
  const value = isLarge ? bytes / 1_000_000 : Math.max(1, bytes / 1000);
  const digits = isLarge && value < 10 ? 1 : 0;
  const written = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'fr-FR', {
    maximumFractionDigits: digits,
  }).format(value);
  return t(isLarge ? 'talk.size.mega' : 'talk.size.kilo', { value: written });
}
