import { wallOf } from '../directory/calendar.ts';
import type { Instant } from '../kernel/scalars.ts';
import type { PolicyInput } from './input.ts';

/** What a decision keeps of an instant, as the wall shows it in a time zone. */
export function momentIn(timeZone: string, instant: Instant): PolicyInput['at'] {
  const { weekday, minute } = wallOf(timeZone)(instant);
  return { instant, weekday, minuteOfDay: minute };
}
