import type { TFunction } from 'i18next';
import type { Language } from './i18n.ts';

/** "12 min", or "42 s" in the last two minutes: what is left is read more often the less there is. */
export function leftOf(t: TFunction, milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  if (seconds <= 120) return t('common.timeLeft.seconds', { count: seconds });
  return t('common.timeLeft.minutes', { count: Math.ceil(seconds / 60) });
}

/** "il y a 3 min", rounded down. */
export function agoOf(t: TFunction, milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return t('common.ago.now');
  if (minutes < 60) return t('common.ago.minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return t('common.ago.hours', { count: hours });
  return t('common.ago.days', { count: Math.floor(hours / 24) });
}

const LOCALE: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };

/** The clock time of an instant in this computer's own time zone, to the second where order matters. */
export function clockOf(language: string, instant: number, seconds = false): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
  }).format(instant);
}

export function dayOf(language: string, instant: number): string {
  return new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'long' }).format(instant);
}

const localeOf = (language: string): string => (language === 'en' ? LOCALE.en : LOCALE.fr);
