import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { NOTHING_SOUGHT, soughtOf } from './search-draft.ts';

const WHATEVER = { words: '', requesterId: null, workstationId: null, from: null, until: null, language: 'fr' };

it('nothing is asked before something is said', () => {
  expect(soughtOf(NOTHING_SOUGHT, 'fr')).toBeNull();
  expect(soughtOf({ ...NOTHING_SOUGHT, words: ' x ' }, 'fr')).toBeNull();
  expect(soughtOf({ ...NOTHING_SOUGHT, words: ' xy ' }, 'fr')).toEqual({ ...WHATEVER, words: 'xy' });
});

it('a day is meant whole, and one that is half typed is waited for', () => {
  const days = soughtOf({ ...NOTHING_SOUGHT, from: '24/12/2026', until: '24/12/2026' }, 'fr');
  const start = new Date(2026, 11, 24).getTime();
  expect(days).toEqual({ ...WHATEVER, from: start, until: new Date(2026, 11, 25).getTime() });
  expect(soughtOf({ ...NOTHING_SOUGHT, words: 'écran', from: '24/1' }, 'fr')).toBeNull();
});

it('a person or a workstation is enough', () => {
  const id = randomUUID();
  expect(soughtOf({ ...NOTHING_SOUGHT, narrowed: { to: 'person', id, name: 'X' } }, 'en')).toEqual({
    ...{ ...WHATEVER, language: 'en' },
    requesterId: id,
  });
  expect(soughtOf({ ...NOTHING_SOUGHT, narrowed: { to: 'workstation', id, name: 'X' } }, 'fr')).toEqual({
    ...WHATEVER,
    workstationId: id,
  });
});
