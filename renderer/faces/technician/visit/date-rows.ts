import type { Slot } from '../../../../app/visit/dates.ts';
import { Slot as SlotSchema } from '../../../../app/visit/dates.ts';
import { readDay, readTime, writeDay } from '../../../shared/written-time.ts';

/** A date as it is typed: a day and two times of this computer's own clock. */
export interface DateRow {
  readonly key: string;
  readonly day: string;
  readonly from: string;
  readonly until: string;
}

/** Null when it is none yet. */
export function readRow({ day, from, until }: Omit<DateRow, 'key'>): Slot | null {
  const [begins, ends] = [momentAt(day, from), momentAt(day, until)];
  const slot = SlotSchema.safeParse({ from: begins, until: ends });
  return slot.success ? slot.data : null;
}

/** Null for what is no day, or no time of it. */
export function momentAt(typedDay: string, typedTime: string): number | null {
  const [day, time] = [readDay(typedDay), readTime(typedTime)];
  if (day === null || time === null) return null;
  const at = new Date(`${day}T${time}:00`).getTime();
  return Number.isNaN(at) ? null : at;
}

export function rowOf(key: string, { from, until }: Slot): DateRow {
  return { key, day: dayAt(from), from: timeAt(from), until: timeAt(until) };
}

/** An hour in the morning of the next day on which people work. */
export function nextRow(key: string, now: number): DateRow {
  const day = new Date(now);
  do day.setDate(day.getDate() + 1);
  while (day.getDay() === 0 || day.getDay() === 6);
  return { key, day: dayAt(day.getTime()), from: '09:00', until: '10:00' };
}

const two = (value: number): string => `${value}`.padStart(2, '0');

export function dayAt(at: number): string {
  const day = new Date(at);
  return writeDay(`${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`);
}

export function timeAt(at: number): string {
  const time = new Date(at);
  return `${two(time.getHours())}:${two(time.getMinutes())}`;
}
