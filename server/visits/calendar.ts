import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Instant } from '../../app/kernel/scalars.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import type { Slot } from '../../app/visit/dates.ts';
import type { KeptVisit } from '../store/visits/rows.ts';

/** A visit as RFC 5545 has it, in UTC: a later file takes the place of an earlier one, by its id and its sequence. */
export function calendarOf(
  { reference, words, requester }: Pick<Ticket, 'reference' | 'words' | 'requester'>,
  visit: Pick<KeptVisit, 'id' | 'revision' | 'place' | 'material' | 'technician'>,
  { from, until }: Slot,
  now: Instant,
): string {
  const calendar = new ICalCalendar({
    prodId: { company: 'Accord', product: 'Accord' },
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${visit.id}@accord`,
    sequence: visit.revision,
    stamp: new Date(now),
    start: new Date(from),
    end: new Date(until),
    summary: `${reference} · ${requester.name} · ${visit.technician.name}`,
    location: visit.place,
    description: visit.material === '' ? words : `${words}\n\n${visit.material}`,
    status: ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}
