import type { OpenStretch, WeekHours } from '../../../../app/directory/contract-terms.ts';
import { readDay, readTime } from '../../../shared/written-time.ts';

/** Opening hours of a day as one writes them: `8h-12h, 14:00 – 18:30`; null when they can't be read. Empty is closed. */
export function readHours(typed: string): OpenStretch[] | null {
  const parts = typed
    .toLowerCase()
    .split(/[,;/]|\bet\b|\band\b/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const stretches = parts.map(readStretch);
  const read = stretches.filter((stretch) => stretch !== null);
  return read.length === parts.length ? read : null;
}

export const writeHours = (hours: WeekHours[keyof WeekHours]): string =>
  hours.map(({ from, to }) => `${from} – ${to}`).join(', ');

function readStretch(text: string): OpenStretch | null {
  const [from, to, ...more] = text.split(/\s*(?:-|–|—|à|to)\s*/).map(readTime);
  return from != null && to != null && more.length === 0 && from < to ? { from, to } : null;
}

/** A duration as one writes it, in minutes: `15 min`, `4 h`, `1h30`; null when it can't be read. */
export function readMinutes(typed: string): number | null {
  const [, hours = '0', minutes = '0'] =
    /^(?:(\d{1,5})\s*h)?\s*(?:(\d{1,6})\s*(?:min|mn|m)?)?$/i.exec(typed.trim()) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return typed.trim() === '' || total === 0 ? null : total;
}

export function writeMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** Days as one writes them, `24/12/2026` or `2026-12-24`, separated by commas; null when one is no day. */
export function readDays(typed: string): string[] | null {
  const days = typed
    .split(/[,;\s]+/)
    .filter((part) => part !== '')
    .map(readDay);
  const read = days.filter((day) => day !== null);
  return read.length === days.length ? [...new Set(read)].sort() : null;
}
