import { expect, test } from 'vitest';
import { z } from 'zod';
import { id } from '../../app/testing/builders.ts';
import { addressOf } from './account-name.ts';

const town = { id: id(1), name: 'Ville de Brévenne' };

test.each([
  ['camille.moreau', 'camille.moreau@ville-de-brevenne-00000000.invalid'],
  ['BREVENNE\\Zoé Lefèvre', 'zoe-lefevre@ville-de-brevenne-00000000.invalid'],
  ['camille@brevenne.local', 'camille@ville-de-brevenne-00000000.invalid'],
  ['..a..b..', 'a.b@ville-de-brevenne-00000000.invalid'],
])('%s is %s', (osUser, address) => {
  expect(addressOf(osUser, town)).toBe(address);
  expect(z.email().safeParse(address).success).toBe(true);
});

test('nothing is made of a name that has nothing', () => {
  expect(addressOf('漢字', town)).toBeUndefined();
});

test('two organisations of one name have two domains', () => {
  const other = { ...town, id: '11111111-0000-4000-8000-000000000001' };
  expect(addressOf('a', other)).not.toBe(addressOf('a', town));
});
