import { describe, expect, it } from 'vitest';
import { aDelivery, aGrant, id, T0 } from '../testing/builders.ts';
import type { Fact } from './facts.ts';
import { FACT_KINDS, joinFact, splitFact } from './facts.ts';
import { NOTE_KINDS } from './kinds.ts';

const facts: readonly Fact[] = [
  { type: 'ticket-opened', at: T0 },
  { type: 'word-added', at: T0, words: 'Rien ne va' },
  { type: 'file-added', at: T0, name: 'capture.png', bytes: 1, sha256: '0'.repeat(64), internal: false },
  { type: 'call-added', at: T0, channel: 'telephone', words: 'Rien ne va' },
  { type: 'priority-given', at: T0, priority: 1, words: 'Rien ne marche' },
  { type: 'advice-followed', at: T0, level: 2, priority: 1 },
  { type: 'advice-overridden', at: T0, level: 1, priority: 3, instead: { level: 2, priority: 1 }, words: 'Déjà vu' },
  { type: 'ticket-assigned', at: T0, to: 'person', toId: id(21), name: 'Inès Marchetti' },
  { type: 'ticket-released', at: T0, words: 'Rien de notre côté' },
  { type: 'advice-tried', at: T0, articleId: id(7), words: 'Le Wi-Fi', steps: 2, of: 5 },
  { type: 'ticket-taken', at: T0 },
  { type: 'ticket-taken', at: T0, words: 'Rien ne bouge depuis une heure' },
  { type: 'ticket-resolved', at: T0, words: 'Redémarré' },
  { type: 'requester-asked', at: T0, words: 'Rien sous la main ?' },
  { type: 'concern-added', at: T0, concernId: id(8), words: 'Rien ne s’imprime' },
  { type: 'concern-answered', at: T0, concernId: id(8), words: 'Redémarré' },
  { type: 'concern-refused', at: T0, concernId: id(8), words: 'Rien n’a changé' },
  { type: 'diagnosed', at: T0, level: 1, outcome: 'unclear', hypothesis: 'Rien de branché', words: 'Redémarré' },
  { type: 'ticket-handed-over', at: T0, from: 1, to: 2, team: 'Support Paris', words: 'Rien de plus à N1' },
  { type: 'guidance-begun', at: T0, interventionId: id(9), words: 'Rien ne s’imprime' },
  { type: 'guidance-ended', at: T0, interventionId: id(9), minutes: 12, outcome: 'goes-on', words: 'Redémarré' },
  { type: 'visit-proposed', at: T0, interventionId: id(9), reason: 'hands-needed', dates: 2, words: 'Rien ne démarre' },
  { type: 'visit-changed', at: T0, interventionId: id(9), dates: 1, words: 'Rien de libre jeudi' },
  { type: 'visit-agreed', at: T0, interventionId: id(9), from: T0 },
  { type: 'visit-dates-asked', at: T0, interventionId: id(9), words: 'Rien avant midi' },
  { type: 'visit-cancelled', at: T0, interventionId: id(9), avoided: true, words: 'Redémarré' },
  {
    type: 'visit-done',
    at: T0,
    interventionId: id(9),
    minutes: 40,
    outcome: 'solved',
    signed: 'drawn',
    words: 'Rien de cassé : redémarré',
  },
  { type: 'ticket-closed', at: T0, outcome: 'not-confirmed' },
  { type: 'satisfaction-given', at: T0, face: 5, words: 'Rien à redire' },
  { type: 'satisfaction-given', at: T0, face: 1 },
  { type: 'session-asked', at: T0, capabilities: ['view'], durationMinutes: 20 },
  { type: 'delivered', at: T0, delivery: aDelivery() },
  { type: 'granted', at: T0, signed: aGrant() },
  { type: 'input-refused', at: T0, why: 'not-granted', count: 3 },
];

describe('facts in the chain', () => {
  it.each(facts)('[K4] $type comes out as it went in', (fact) => {
    const { body, personal } = splitFact(fact);
    expect(joinFact(fact.type, body, personal)).toEqual(fact);
  });

  it.each(facts)('[J3] $type has no words and no name among what stays', (fact) => {
    expect(JSON.stringify(splitFact(fact).body)).not.toMatch(/Rien|Redémarré|Wi-Fi|Inès|Marchetti/);
  });

  it('[J3] a fact whose words are gone still says that something happened, and when', () => {
    const { body } = splitFact({ type: 'word-added', at: T0, words: 'Rien ne va' });
    expect(joinFact('word-added', body, {})).toEqual({ type: 'erased', at: T0 });
  });

  it('[K4] no other event can pass for a line of a ticket', () => {
    expect(NOTE_KINDS.filter((kind) => FACT_KINDS.includes(kind))).toEqual([]);
  });
});
