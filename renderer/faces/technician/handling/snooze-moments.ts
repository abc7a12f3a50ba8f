export const SNOOZES = ['hour', 'afternoon', 'tomorrow', 'monday'] as const;
export type SnoozeMoment = (typeof SNOOZES)[number];

/** The moments that lie ahead, in this computer's own time: an afternoon that has begun is left out. */
export function snoozeMoments(now: number): { readonly name: SnoozeMoment; readonly at: number }[] {
  const at = (days: number, hour: number): number => {
    const day = new Date(now);
    day.setDate(day.getDate() + days);
    return day.setHours(hour, 0, 0, 0);
  };
  const weekday = new Date(now).getDay();
  const untilMonday = (8 - weekday) % 7 || 7;
  return [
    { name: 'hour' as const, at: now + 3_600_000 },
    { name: 'afternoon' as const, at: at(0, 14) },
    { name: 'tomorrow' as const, at: at(1, 9) },
    { name: 'monday' as const, at: at(untilMonday, 9) },
  ].filter((moment) => moment.at > now);
}
