import i18next from 'i18next';
import { describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../../../app/audit/entry.ts';
import { TicketFact } from '../../../../app/audit/entry.ts';
import { SessionEvent } from '../../../../app/session/event.ts';
import { EndReason, RefusalReason } from '../../../../app/session/phase.ts';
import { aDelivery, aFurther, aGrant, id, T0 } from '../../../../app/testing/builders.ts';
import { TicketOutcome } from '../../../../app/ticket/state.ts';
import { GuidanceOutcome, VisitOutcome, VisitReason } from '../../../../app/visit/intervention.ts';
import enRights from '../../../../resources/locales/en/rights.json' with { type: 'json' };
import en from '../../../../resources/locales/en/timeline.json' with { type: 'json' };
import frRights from '../../../../resources/locales/fr/rights.json' with { type: 'json' };
import fr from '../../../../resources/locales/fr/timeline.json' with { type: 'json' };
import { factSentence } from './fact-sentence.ts';

type Fact = AuditEntry['fact'];

const i18n = i18next.createInstance();
await i18n.init({
  lng: 'fr',
  resources: {
    fr: { translation: { timeline: fr, rights: frRights } },
    en: { translation: { timeline: en, rights: enRights } },
  },
  interpolation: { escapeValue: false },
});

const entryOf = (fact: Fact): AuditEntry => ({
  id: id(1),
  ticketId: id(10),
  reference: 'INC-2026-000042',
  sessionId: null,
  actor: { kind: 'technician', name: 'Inès Marchetti' },
  fact,
  recordedAt: T0,
});
const said = (fact: Fact, language = 'fr'): string =>
  factSentence(i18n.getFixedT(language), entryOf(fact), 'Paul Lenoir').replaceAll('\u00a0', ' ');

const at = T0;
const facts: readonly Fact[] = [
  { type: 'ticket-opened', at },
  { type: 'ticket-opened', at, channel: 'telephone' },
  { type: 'ticket-opened', at, channel: 'on-site' },
  { type: 'call-added', at, channel: 'telephone', words: 'Toujours rien' },
  { type: 'call-added', at, channel: 'on-site', words: 'Toujours rien' },
  { type: 'ticket-classified', at, impact: 'blocked', urgency: 'high', category: 'hardware', priority: 1 },
  { type: 'ticket-classified', at, impact: 'question', urgency: null, category: null, priority: 4 },
  { type: 'priority-given', at, priority: 1, words: 'La paie part ce soir' },
  { type: 'advice-followed', at, level: 2, priority: 1 },
  { type: 'advice-overridden', at, level: 1, priority: 3, instead: { level: 2, priority: 1 }, words: 'Déjà vu' },
  { type: 'ticket-assigned', at, to: 'person', toId: id(21), name: 'Karim Diallo' },
  { type: 'ticket-assigned', at, to: 'team', toId: id(22), name: 'Support Lyon' },
  { type: 'ticket-snoozed', at, until: T0 + 3_600_000 },
  { type: 'ticket-woken', at },
  { type: 'word-added', at, words: 'Toujours rien' },
  { type: 'note-added', at, words: 'À surveiller' },
  { type: 'file-added', at, name: 'capture.png', bytes: 1, sha256: '0'.repeat(64), internal: false },
  { type: 'advice-tried', at, articleId: id(7), words: 'Le Wi-Fi', steps: 2, of: 5 },
  { type: 'ticket-taken', at },
  { type: 'ticket-released', at, words: 'Pas de notre ressort' },
  { type: 'requester-asked', at, words: 'Pouvez-vous redémarrer ?' },
  { type: 'ticket-resumed', at },
  { type: 'target-near', at, target: 'respond', dueAt: T0 + 600_000 },
  { type: 'target-near', at, target: 'resolve', dueAt: T0 + 600_000 },
  { type: 'target-missed', at, target: 'respond', dueAt: T0 - 1 },
  { type: 'target-missed', at, target: 'resolve', dueAt: T0 - 1 },
  { type: 'concern-added', at, concernId: id(8), words: 'Et l’imprimante' },
  { type: 'concern-answered', at, concernId: id(8), words: 'Redémarrée' },
  { type: 'concern-confirmed', at, concernId: id(8) },
  { type: 'concern-refused', at, concernId: id(8), words: 'Toujours rien' },
  ...TicketOutcome.options.map((outcome): Fact => ({ type: 'ticket-closed', at, outcome })),
  { type: 'ticket-reopened', at },
  { type: 'ticket-gathered', at, under: 'INC-2026-000007' },
  { type: 'outage-grew', at, by: 'INC-2026-000008' },
  { type: 'ticket-parted', at, from: 'INC-2026-000007' },
  { type: 'diagnosed', at, level: 1, outcome: 'ruled-out', hypothesis: 'Le câble', words: 'Changé' },
  { type: 'ticket-handed-over', at, from: 1, to: 2, team: 'Support Paris', words: 'Au-delà de N1' },
  { type: 'ticket-handed-over', at, from: 3, to: 1, words: 'Rien à développer' },
  { type: 'satisfaction-given', at, face: 5 },
  { type: 'guidance-begun', at, interventionId: id(9) },
  ...GuidanceOutcome.options.map(
    (outcome): Fact => ({ type: 'guidance-ended', at, interventionId: id(9), minutes: 12, outcome }),
  ),
  ...VisitReason.options.map(
    (reason): Fact => ({ type: 'visit-proposed', at, interventionId: id(9), reason, dates: 2, words: 'Il faut venir' }),
  ),
  { type: 'visit-changed', at, interventionId: id(9), dates: 1, words: 'Rien de libre jeudi' },
  { type: 'visit-agreed', at, interventionId: id(9), from: T0 },
  { type: 'visit-dates-asked', at, interventionId: id(9), words: 'Rien avant midi' },
  { type: 'visit-reminded', at, interventionId: id(9), from: T0 },
  { type: 'visit-cancelled', at, interventionId: id(9), avoided: false, words: 'Absent' },
  { type: 'visit-cancelled', at, interventionId: id(9), avoided: true, words: 'Réparé par téléphone' },
  ...VisitOutcome.options.map(
    (outcome): Fact => ({
      type: 'visit-done',
      at,
      interventionId: id(9),
      minutes: 40,
      outcome,
      signed: 'drawn',
      words: 'Câble changé',
    }),
  ),
  { type: 'ticket-resolved', at, words: 'Redémarré' },
  { type: 'ticket-cancelled', at },
  { type: 'guest-invited', at, name: 'Éditeur', until: at, withNotes: false },
  { type: 'guest-opened', at, name: 'Éditeur' },
  { type: 'guest-wrote', at, name: 'Éditeur', words: 'Vu' },
  { type: 'guest-answered', at, words: 'Merci' },
  { type: 'guest-revoked', at, name: 'Éditeur' },
  { type: 'session-asked', at, capabilities: ['view', 'control'], durationMinutes: 20 },
  { type: 'session-denied', at, why: 'workstation-offline' },
  { type: 'event-refused', at, event: 'granted', why: 'too-late' },
  { type: 'erased', at },
  { type: 'delivered', at, delivery: aDelivery() },
  { type: 'displayed', at },
  { type: 'granted', at, signed: aGrant() },
  ...RefusalReason.options.map((reason): Fact => ({ type: 'refused', at, reason })),
  { type: 'withdrawn', at },
  { type: 'first-frame', at },
  { type: 'control-taken', at },
  { type: 'control-released', at },
  { type: 'capability-withdrawn', at, capability: 'control' },
  { type: 'capability-restored', at, capability: 'control' },
  { type: 'input-refused', at, why: 'not-granted', count: 3 },
  { type: 'screen-locked', at },
  { type: 'screen-unlocked', at },
  { type: 'further-asked', at, signed: aFurther({ capabilities: ['control'] }), answerBy: T0 },
  { type: 'further-granted', at, demandId: id(70), signed: aGrant() },
  ...RefusalReason.options.map((reason): Fact => ({ type: 'further-refused', at, demandId: id(70), reason })),
  { type: 'further-withdrawn', at, demandId: id(70) },
  { type: 'right-revoked', at, removal: { lock: 'contract', capability: 'control', why: 'out-of-hours' } },
  ...EndReason.options.map((reason): Fact => ({ type: 'ended', at, reason })),
];

describe('[K4] every step of a ticket and its sessions is one plain line', () => {
  test('no kind of fact is left out here', () => {
    const known = [...TicketFact.options, ...SessionEvent.options].map((option) => option.shape.type.value);
    expect([...new Set(facts.map(({ type }) => type))].toSorted()).toEqual(known.toSorted());
  });

  test.each(['fr', 'en'])('no line shows a key, a hole or a bare name (%s)', (language) => {
    const lines = facts.map((fact) => said(fact, language));
    expect(lines.filter((line) => line.length < 8 || /timeline|\{\{|undefined|[a-z]-[a-z]+-[a-z]/.test(line))).toEqual(
      [],
    );
    expect(new Set(lines).size).toBe(lines.length);
  });

  test('the lines say who, what and for how long', () => {
    expect(said({ type: 'session-asked', at, capabilities: ['view', 'control'], durationMinutes: 20 })).toBe(
      "Inès Marchetti a demandé : voir l'écran, souris et clavier, 20 min",
    );
    expect(said({ type: 'granted', at, signed: aGrant({ capabilities: ['view'] }) })).toBe(
      "Paul Lenoir a accepté : voir l'écran, Écran 1, 20 min",
    );
    expect(said({ type: 'input-refused', at, why: 'not-granted', count: 3 })).toBe(
      '3 actions de la console ont été bloquées (droit non accordé)',
    );
  });

  test('a name that this version does not know is shown rather than hidden', () => {
    expect(said({ type: 'session-denied', at, why: 'full-moon' })).toContain('full-moon');
  });
});
