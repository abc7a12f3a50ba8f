/** A day as one writes it, `24/12/2026`, `24.12.26` or `2026-12-24`, as the calendar has it; null when it is no day. */
export function readDay(typed: string): string | null {
  const text = typed.trim();
  const [, date = '', month = '', year = ''] = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})$/.exec(text) ?? [];
  const day = date === '' ? text : [century(year), month.padStart(2, '0'), date.padStart(2, '0')].join('-');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  return new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true ? day : null;
}

const century = (year: string): string => (year.length === 2 ? `20${year}` : year);

/** `2026-12-24` as it is written in both of the interface's languages. */
export const writeDay = (day: string): string => day.split('-').reverse().join('/');

/** A time on the wall as one writes it, `8`, `8h`, `8h30`, `08:30` or `8 h 30`, as `08:30`; null when it is none. */
export function readTime(typed: string): string | null {
  const [, hours, minutes = '00'] = /^(\d{1,2})\s*(?:[h:]\s*(\d{2})?)?$/i.exec(typed.trim()) ?? [];
  if (hours === undefined) return null;
  const time = `${hours.padStart(2, '0')}:${minutes}`;
  return /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time) ? time : null;
}
