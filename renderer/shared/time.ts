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

/** For lists that go back no further than a month: `21 nov.` */
export const shortDayOf = (language: string, instant: number): string =>
  new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'short' }).format(instant);

/** A day that need not be of this year, in this computer's own time zone: `21 nov. 2026`. */
export const dateOf = (language: string, instant: number): string =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium' }).format(instant);

/** A day of the calendar such as `2026-11-21`, which is the same everywhere; the year is left out where it is said nearby. */
export const calendarDayOf = (language: string, day: string, { year = true } = {}): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'short',
    ...(year ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));

/** Within the next days: `lun. 23 nov., 09:00`. */
export const shortMomentOf = (language: string, instant: number): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(instant);

/** A moment of the next days, as short as it can be said: `16:40` today, `lun. 09:30` within a week, `30 nov.` after. */
export function dueTextOf(language: string, instant: number, now: number): string {
  const day = 24 * 60 * 60_000;
  if (new Date(instant).toDateString() === new Date(now).toDateString()) return clockOf(language, instant);
  if (Math.abs(instant - now) > 6 * day) return shortDayOf(language, instant);
  return new Intl.DateTimeFormat(localeOf(language), { weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(
    instant,
  );
}

/** An instant to the second, for lists in which order matters. */
export const momentOf = (language: string, instant: number): string =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'short', timeStyle: 'medium' }).format(instant);

export const localeOf = (language: string): string => (language === 'en' ? LOCALE.en : LOCALE.fr);
