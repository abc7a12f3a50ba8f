import { expect, it } from 'vitest';
import { likeliest } from './likeliest.ts';

const town = 'the town';
const someone = (id: string, name: string, email: string, organisationId = town) => ({
  id,
  name,
  email,
  organisationId,
});
const fleet = someone('fleet', 'camille.moreau', 'camille.moreau@ville-1234.invalid');

it('offers the one person of the organisation who is called like the account, and nobody where there are several', () => {
  const camille = someone('1', 'Camille Moreau', 'camille.moreau@ville.example');
  const other = someone('2', 'Zoé Blanc', 'zoe.blanc@ville.example');
  expect(likeliest(fleet, [other, camille])?.id).toBe('1');
  expect(likeliest(fleet, [other])).toBeUndefined();
  expect(likeliest(fleet, [camille, someone('3', 'Camille Moreau', 'cm@ville.example')])).toBeUndefined();
  expect(likeliest(fleet, [{ ...camille, organisationId: 'another' }])).toBeUndefined();
});
