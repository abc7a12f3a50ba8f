import { expect, test } from 'vitest';
import { id } from '../../../app/testing/builders.ts';
import { matching } from './matching.ts';

const person = (n: number, name: string, team: string | null = null) => ({
  id: id(n),
  name,
  email: `p${n}@example.org`,
  role: 'employee' as const,
  level: null,
  team,
});
const people = [person(1, 'Zoé Lefèvre'), person(2, 'Adèle Moreau', 'Support Paris'), person(3, 'Élie Moreau')];
const found = (typed: string): string[] => matching(people, typed).map(({ name }) => name);

test('accents and case don’t count, and every word must be there', () => {
  expect(found('lefevre')).toEqual(['Zoé Lefèvre']);
  expect(found('MOREAU paris')).toEqual(['Adèle Moreau']);
  expect(found('moreau lyon')).toEqual([]);
});

test('nothing typed shows everyone, by name', () => {
  expect(found(' ')).toEqual(['Adèle Moreau', 'Élie Moreau', 'Zoé Lefèvre']);
});
