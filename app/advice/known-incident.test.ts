import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { id, T0 } from '../testing/builders.ts';
import type { Candidate } from './known-incident.ts';
import { countAlike, incidentsFor } from './known-incident.ts';
import { isAlike } from './likeness.ts';

const here = { organisationId: id(1), siteId: id(2) };
const candidate = (over: Partial<Candidate>): Candidate => ({
  id: id(10),
  reference: 'INC-2026-000007',
  words: 'Plus de réseau au deuxième étage',
  openedAt: T0,
  isOutage: true,
  people: 3,
  places: [here],
  ...over,
});

describe('[L3] what is known already', () => {
  it('is an outage with the same words or at the same site, before what else is open with the same words', () => {
    const printing = candidate({ id: id(11), words: 'L’imprimante du couloir bourre' });
    const lone = candidate({ id: id(12), words: 'Réseau coupé', isOutage: false, people: 1 });
    const call = { words: 'je n’ai plus de RESEAU', place: here };
    expect(incidentsFor(call, [lone, printing, candidate({})]).map(({ id, by }) => [id, by])).toEqual([
      [id(10), ['words', 'place']],
      [id(11), ['place']],
      [id(12), ['words']],
    ]);
  });

  it('is nothing of another organisation once it is known who calls', () => {
    const elsewhere = candidate({ places: [{ organisationId: id(3), siteId: null }] });
    expect(incidentsFor({ words: 'plus de réseau', place: here }, [elsewhere])).toEqual([]);
    expect(incidentsFor({ words: 'plus de réseau', place: null }, [elsewhere])).toHaveLength(1);
    expect(incidentsFor({ words: '', place: null }, [elsewhere])).toEqual([]);
  });

  it('counts each of the others once', () => {
    const others = [
      { requesterId: id(1), words: 'Réseau mort' },
      { requesterId: id(1), words: 'Toujours plus de réseau' },
      { requesterId: id(2), words: 'le réseau ne répond pas' },
      { requesterId: id(3), words: 'Excel plante' },
    ];
    expect(countAlike('Plus de réseau', others)).toBe(2);
  });
});

describe('words that are alike', () => {
  it.each([
    ['Outlook ne s’ouvre plus', 'OUTLOOK plante'],
    ['L’imprimante du 2e bourre', 'Impossible d’imprimer'],
    ['Le réseau est coupé depuis ce matin', 'plus de reseau'],
    ['The printer is jammed', 'printers do not print'],
  ])('are so whatever their accents, endings and politeness: %s / %s', (one, other) => {
    expect(isAlike(one, other)).toBe(true);
  });

  it.each([
    ['Bonjour, mon ordinateur ne marche plus', 'Bonjour, mon téléphone ne marche plus'],
    ['Écran noir', 'Mot de passe oublié'],
    ['', 'Écran noir'],
  ])('are not so by what everybody says: %s / %s', (one, other) => {
    expect(isAlike(one, other)).toBe(false);
  });

  it('are so in either order', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (one, other) => isAlike(one, other) === isAlike(other, one)));
  });
});
