import { expect, it } from 'vitest';
import { csvOf } from './csv.ts';

it('[D16] a table for a spreadsheet runs nothing and keeps its cells apart', () => {
  const rows = [
    ['Équipe', 'Ouvertes'],
    ['=1+1', '3'],
    ['Lyon; "Sud"', '4,5'],
  ];
  expect(csvOf(rows, 'fr')).toBe(`\uFEFFÉquipe;Ouvertes\r\n'=1+1;3\r\n"Lyon; ""Sud""";4,5\r\n`);
  expect(csvOf(rows, 'en')).toBe(`\uFEFFÉquipe,Ouvertes\r\n'=1+1,3\r\n"Lyon; ""Sud""","4,5"\r\n`);
});
