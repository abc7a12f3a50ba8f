import i18next from 'i18next';
import { expect, test } from 'vitest';
import en from '../../resources/locales/en/common.json' with { type: 'json' };
import fr from '../../resources/locales/fr/common.json' with { type: 'json' };
import { agoOf, calendarDayOf, clockOf, dateOf, leftOf, momentOf } from './time.ts';

const i18n = i18next.createInstance();
await i18n.init({
  lng: 'fr',
  resources: { fr: { translation: { common: fr } }, en: { translation: { common: en } } },
});

test.each([
  [20 * 60_000, '20 min'],
  [120_001, '3 min'],
  [120_000, '120 s'],
  [1, '1 s'],
  [0, '0 s'],
  [-5000, '0 s'],
])('%i ms left reads %s: never less than there is, never below nothing', (left, text) => {
  expect(leftOf(i18n.t, left)).toBe(text);
});

test.each([
  [59_999, "à l'instant"],
  [60_000, 'il y a 1 min'],
  [3_599_999, 'il y a 59 min'],
  [3_600_000, 'il y a 1 h'],
  [25 * 3_600_000, 'hier'],
  [49 * 3_600_000, 'il y a 2 jours'],
])('%i ms ago reads %s', (past, text) => {
  expect(agoOf(i18n.t, past)).toBe(text);
});

test('the clock has two figures for each part, in both languages', () => {
  const morning = new Date(2026, 0, 5, 8, 4, 9).getTime();
  expect(clockOf('fr', morning)).toBe('08:04');
  expect(clockOf('en', morning, true)).toBe('08:04:09');
});

test('a date is written as the interface speaks, whatever the browser would', () => {
  const morning = new Date(2026, 10, 5, 8, 4, 9).getTime();
  expect([dateOf('fr', morning), dateOf('en', morning)]).toEqual(['5 nov. 2026', '5 Nov 2026']);
  expect(calendarDayOf('fr', '2026-05-01')).toBe('1 mai 2026');
  expect(calendarDayOf('en', '2026-05-01', { year: false })).toBe('1 May');
  expect([momentOf('fr', morning), momentOf('en', morning)]).toEqual(['05/11/2026 08:04:09', '05/11/2026, 08:04:09']);
});
