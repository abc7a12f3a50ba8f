import i18next from 'i18next';
import { expect, test } from 'vitest';
import audit from '../../../../resources/locales/fr/audit.json' with { type: 'json' };
import directory from '../../../../resources/locales/fr/directory.json' with { type: 'json' };
import policy from '../../../../resources/locales/fr/policy.json' with { type: 'json' };
import refusals from '../../../../resources/locales/fr/refusals.json' with { type: 'json' };
import { fieldName, fieldValue } from './event-fields.ts';

const { t } = i18next.createInstance(
  { lng: 'fr', resources: { fr: { translation: { audit, directory, policy, refusals } } } },
  () => undefined,
);
const written = (kind: string, name: string, value: Parameters<typeof fieldValue>[4]) =>
  fieldValue(t, 'fr', kind, name, value);

test('what an event says is said in words, and what has none as it stands in the chain', () => {
  const at = new Date(2026, 10, 21, 8, 4, 9).getTime();
  expect(written('session-asked', 'at', at).text).toBe('21/11/2026 08:04:09');
  expect(written('session-asked', 'durationMinutes', 20).text).toBe('20 minutes');
  expect(written('retention-changed', 'words', 700).text).toBe('700 jours');
  expect(written('sign-in-failed', 'from', at).text).toBe('21/11/2026 08:04:09');
  expect(written('sign-in-failed', 'count', 3).text).toBe('3');
  expect(written('sign-in-failed', 'account', 'known').text).toBe('connu');
  expect(written('session-asked', 'capabilities', ['view', 'control']).text).toBe(
    "voir l'écran, prendre la souris et le clavier",
  );
  expect(written('refused', 'reason', 'declined').text).toBe(refusals.refusal.declined.what);
  expect(written('signed-in', 'secondFactor', true).text).toBe('oui');
  expect(written('person-created', 'level', null).text).toBe('–');
  expect(written('refused', 'reason', 'of-a-later-version').text).toBe('of-a-later-version');
  expect(written('workstation-changed', 'after', { tags: [] })).toEqual({ text: '{\n "tags": []\n}', literal: true });
  expect(fieldName(t, 'refused', 'reason')).toBe('Raison');
  expect(fieldName(t, 'sign-in-failed', 'from')).toBe('Premier essai');
  expect(fieldName(t, 'refused', 'ofALaterVersion')).toBe('ofALaterVersion');
});
