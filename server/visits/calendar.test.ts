import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTicket, id, T0 } from '../../app/testing/builders.ts';
import { calendarOf } from './calendar.ts';

const slot = { from: T0, until: T0 + 3_600_000 };
const visit = {
  id: id(9),
  revision: 2,
  place: 'Mairie, bureau 12',
  material: 'Câble',
  technician: { id: id(20), name: 'Inès Marchetti' },
};

/** Long lines of a calendar are folded: a line that begins with a space goes on the one before. */
const linesOf = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');

describe('[V9] the calendar file of a visit', () => {
  it('says when in UTC, where, who, and which one it replaces', () => {
    const lines = linesOf(calendarOf(aTicket(), visit, slot, T0));
    expect(lines).toEqual(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        'METHOD:PUBLISH',
        `UID:${visit.id}@accord`,
        'SEQUENCE:2',
        'DTSTART:20260921T141320Z',
        'DTEND:20260921T151320Z',
        'SUMMARY:INC-2026-000042 · Paul Lenoir · Inès Marchetti',
        'LOCATION:Mairie\\, bureau 12',
        'END:VCALENDAR',
      ]),
    );
  });

  it('is one event of the same lines, whatever was written: nothing breaks out of its field', () => {
    const awkward = fc.oneof(
      fc.string({ minLength: 1, maxLength: 80 }),
      fc.constantFrom('x\nEND:VEVENT\nBEGIN:VEVENT', 'x\r\nATTACH:file:///etc/passwd', '\\n;,"', 'é'.repeat(90)),
    );
    fc.assert(
      fc.property(awkward, awkward, awkward, (words, place, material) => {
        const text = calendarOf(aTicket({ words }), { ...visit, place, material }, slot, T0);
        const names = linesOf(text).map((line) => line.split(/[:;]/)[0]);
        expect(names).toEqual([
          'BEGIN',
          'VERSION',
          'PRODID',
          'METHOD',
          'BEGIN',
          'UID',
          'SEQUENCE',
          'DTSTAMP',
          'DTSTART',
          'DTEND',
          'SUMMARY',
          'LOCATION',
          'DESCRIPTION',
          'STATUS',
          'END',
          'END',
        ]);
      }),
    );
  });
});
