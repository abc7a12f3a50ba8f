import type { Slot } from '../../../app/visit/dates.ts';
import { clockOf, localeOf } from '../time.ts';

/** "mardi 24 novembre, 09:00 – 10:00", in this computer's own time zone. */
export function slotText(language: string, { from, until }: Slot): string {
  const day = new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', day: 'numeric', month: 'long' }).format(
    from,
  );
  return `${day}, ${clockOf(language, from)} – ${clockOf(language, until)}`;
}
