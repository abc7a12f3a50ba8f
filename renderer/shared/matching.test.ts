import { expect, test } from 'vitest';
import { holdsWords } from './matching.ts';

test.each([
  ['Zoé Lefèvre', 'lefevre', true],
  ['Adèle Moreau Support Paris', 'MOREAU paris', true],
  ['Adèle Moreau Support Paris', 'moreau lyon', false],
  ['Adèle Moreau', '  ', true],
])('“%s” found by “%s”: %s', (text, typed, found) => {
  expect(holdsWords(text, typed)).toBe(found);
});
