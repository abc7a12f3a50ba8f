import { describe, expect, it } from 'vitest';
import { faultOfName } from './reserved-names.ts';

describe('[D1] a name cannot imitate the product or a system role', () => {
  it.each([
    'Accord',
    'ACCORD',
    'Äccord',
    'Acc0rd',
    'Support Accord',
    'SupportAccord',
    'Accord (assistance)',
    'A C C O R D',
    'Ａｃｃｏｒｄ',
  ])('%s is taken for the product', (name) => {
    expect(faultOfName(name, 'person')).toBe('imitates-product');
    expect(faultOfName(name, 'team')).toBe('imitates-product');
  });

  it.each(['Administrateur', 'adm1n', 'Admın', 'Administrateur système', 'System Administrator'])(
    '%s is taken for a system role',
    (name) => {
      expect(faultOfName(name, 'person')).toBe('imitates-role');
      expect(faultOfName(name, 'team')).toBe('imitates-role');
    },
  );

  it.each(['Support technique', 'Service informatique', 'Help Desk', 'Centre de services'])(
    'a team may be called %s, a person may not',
    (name) => {
      expect(faultOfName(name, 'person')).toBe('imitates-role');
      expect(faultOfName(name, 'team')).toBeNull();
    },
  );

  it.each(['Аccord', 'Inès Mаrchetti', 'Αdmin'])('%s hides a letter of another alphabet', (name) => {
    expect(faultOfName(name, 'person')).toBe('mixes-alphabets');
  });

  it('takes a whole word of another alphabet for what it looks like', () => {
    expect(faultOfName('ассогԁ', 'person')).toBe('imitates-product');
  });

  it.each(['Inès Marchetti', 'Paul Accordino', 'Désirée Root-Martin', "Jean d'Ormesson", 'Иван Петров', 'Anne Centre'])(
    '%s is an honest name',
    (name) => {
      expect(faultOfName(name, 'person')).toBeNull();
    },
  );
});
