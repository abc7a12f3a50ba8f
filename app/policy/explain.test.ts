import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { policySentences } from '../../tests/support/policy-files.ts';
import { id } from '../testing/builders.ts';
import { aRule } from '../testing/policy-builders.ts';
import type { CapabilityDecision } from './decision.ts';
import type { Explanation } from './explain.ts';
import { explainToEmployee, explainToTechnician, sourcesOf } from './explain.ts';

const circumstances = { version: 12, administrators: ['Ada Ministre', 'Bruno Sauvage'] };
const decision = (over: Partial<CapabilityDecision> = {}): CapabilityDecision => ({
  capability: 'control',
  allowed: false,
  determining: [{ ruleId: id(1), name: 'Postes sensibles', effect: 'forbid' }],
  recordingRequired: false,
  ...over,
});

const said = async (language: 'fr' | 'en', { key, capability, values }: Explanation): Promise<string> => {
  const policy = policySentences(language);
  const instance = createInstance();
  const resources = { [language]: { translation: { policy } } };
  const t = await instance.init({ lng: language, resources, interpolation: { escapeValue: false } });
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return t(`policy.explain.${key}`, {
    capabilityName: t(`policy.capability.${capability}`),
    ruleNames: values.rules.join(', '),
    count: values.rules.length,
    version: values.version,
    administrators: list.format(values.administrators),
  });
};

describe('[P10] a decision is explained to whoever meets it, in French and in English', () => {
  it.each([
    [
      'denied by a rule',
      decision(),
      'Refusé : règle « Postes sensibles », version 12. Qui peut changer cela : les administrateurs (Ada Ministre et Bruno Sauvage).',
      'Refused: rule “Postes sensibles”, version 12. Who can change this: the administrators (Ada Ministre and Bruno Sauvage).',
    ],
    [
      'denied by silence',
      decision({ determining: [] }),
      'Refusé : aucune règle de la version 12 ne le permet. Qui peut changer cela : les administrateurs (Ada Ministre et Bruno Sauvage).',
      'Refused: no rule of version 12 allows it. Who can change this: the administrators (Ada Ministre and Bruno Sauvage).',
    ],
    [
      'allowed, recorded',
      decision({ allowed: true, recordingRequired: true }),
      'Permis par la règle « Postes sensibles », version 12, à condition d’enregistrer.'.replace('’', "'"),
      'Allowed by the rule “Postes sensibles”, version 12, provided that it is recorded.',
    ],
  ])('to the technician, %s', async (_case, given, french, english) => {
    const explanation = explainToTechnician(given, circumstances);
    const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
    expect(plain(await said('fr', explanation))).toBe(french);
    expect(await said('en', explanation)).toBe(english);
  });

  it('to the employee in one sentence that names no rule', async () => {
    const french = await said('fr', explainToEmployee(decision()));
    expect(french.replaceAll('\u00a0', ' ')).toBe(
      'Les règles de votre organisation ne permettent pas ceci : prendre la souris et le clavier.',
    );
    expect(await said('en', explainToEmployee(decision({ allowed: true })))).not.toContain('Postes sensibles');
  });

  it('to the administrator with the source of each rule that decided', () => {
    const rules = [aRule(1), aRule(2)];
    expect(sourcesOf(decision(), rules)).toEqual([
      { name: 'Postes sensibles', effect: 'forbid', cedar: expect.stringContaining(`@id("${id(1)}")`) },
    ]);
  });
});
