import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../tests/support/policy-files.ts';
import { id } from '../testing/builders.ts';
import { aRule } from '../testing/policy-builders.ts';
import type { CapabilityDecision } from './decision.ts';
import type { Explanation } from './explain.ts';
import {
  explainClosedToEmployee,
  explainRemoval,
  explainRemovalToEmployee,
  explainToEmployee,
  explainToTechnician,
  sourcesOf,
} from './explain.ts';
import type { Removal } from './removal.ts';

const circumstances = { version: 12, administrators: ['Ada Ministre', 'Bruno Sauvage'] };
const decision = (over: Partial<CapabilityDecision> = {}): CapabilityDecision => ({
  capability: 'control',
  allowed: false,
  determining: [{ ruleId: id(1), name: 'Postes sensibles', effect: 'forbid' }],
  recordingRequired: false,
  ...over,
});

const said = async (language: 'fr' | 'en', { key, capability, values }: Explanation): Promise<string> => {
  const [policy, rights] = [sentencesOf(language, 'policy'), sentencesOf(language, 'rights')];
  const instance = createInstance();
  const resources = { [language]: { translation: { policy, rights } } };
  const t = await instance.init({ lng: language, resources, interpolation: { escapeValue: false } });
  const sentence = t(`rights.explain.${key}`, {
    capabilityName: t(`policy.capability.${capability}`),
    ruleNames: values.rules.join(', '),
    count: values.rules.length,
    version: values.version,
    administrators: values.administrators,
    obstacle: values.obstacle === null ? '' : t(`rights.obstacle.${values.obstacle}`),
    opening: values.opensAt === null ? '' : t('rights.opening', { at: values.opensAt }),
  });
  return sentence.replaceAll('\u00a0', ' ');
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
    expect(await said('fr', explanation)).toBe(french);
    expect(await said('en', explanation)).toBe(english);
  });

  it('to the employee in one sentence that names no rule', async () => {
    expect(await said('fr', explainToEmployee(decision()))).toBe(
      'Les règles de votre organisation ne permettent pas ceci : prendre la souris et le clavier.',
    );
    expect(await said('en', explainToEmployee(decision({ allowed: true })))).not.toContain('Postes sensibles');
  });

  const forbidden = { lock: 'policy', capability: 'control', why: 'forbidden', rule: 'Postes sensibles' } as const;

  it.each<[string, Removal, string, string]>([
    [
      'by a rule',
      { ...forbidden, version: 12 },
      'Refusé : règle « Postes sensibles », version 12. Qui peut changer cela : les administrateurs (Ada Ministre et Bruno Sauvage).',
      'Les règles de votre organisation ne permettent plus ceci : prendre la souris et le clavier.',
    ],
    [
      'by silence',
      { ...forbidden, why: 'not-permitted', rule: null, version: 12 },
      'Refusé : aucune règle de la version 12 ne le permet. Qui peut changer cela : les administrateurs (Ada Ministre et Bruno Sauvage).',
      'Les règles de votre organisation ne permettent plus ceci : prendre la souris et le clavier.',
    ],
    [
      'for want of valid rules',
      { ...forbidden, why: 'unknown', rule: null, version: 0 },
      "Refusé : aucune règle valable n'en dit rien. Qui peut changer cela : les administrateurs (Ada Ministre et Bruno Sauvage).",
      'Les règles de votre organisation ne permettent plus ceci : prendre la souris et le clavier.',
    ],
    [
      'by the contract',
      { lock: 'contract', capability: 'view', why: 'ended' },
      'Refusé : le contrat a pris fin. Qui peut changer cela : les administrateurs (Ada Ministre et Bruno Sauvage).',
      "Plus permis : voir l'écran, car le contrat a pris fin.",
    ],
    [
      'outside its hours, which nobody has to change',
      { lock: 'contract', capability: 'view', why: 'out-of-hours', opensAt: new Date(2026, 10, 23, 8).getTime() },
      'Refusé : hors des heures du contrat. Les heures du contrat reprennent lundi 23 novembre à 08:00.',
      "Plus permis : voir l'écran, car les heures du contrat sont passées.",
    ],
    [
      'outside hours that never come again',
      { lock: 'contract', capability: 'view', why: 'out-of-hours' },
      "Refusé : hors des heures du contrat, et aucune n'est prévue dans l'année. Qui peut changer cela : les administrateurs (Ada Ministre et Bruno Sauvage).",
      "Plus permis : voir l'écran, car les heures du contrat sont passées.",
    ],
  ])(
    'a right that is closed %s is explained to both, to the employee without the rule',
    async (_case, removal, technician, employee) => {
      expect(await said('fr', explainRemoval(removal, circumstances.administrators))).toBe(technician);
      expect(await said('fr', explainRemovalToEmployee(removal))).toBe(employee);
    },
  );

  it('a right that hours keep closed says when they begin again, in English too', async () => {
    const opensAt = new Date(2026, 10, 23, 8).getTime();
    const removal: Removal = { lock: 'contract', capability: 'view', why: 'out-of-hours', opensAt };
    expect(await said('en', explainRemoval(removal, []))).toBe(
      "Refused: outside the contract's hours. The contract's hours begin again on Monday 23 November at 08:00.",
    );
  });

  it('a right that was never asked of the employee is explained to them in one sentence', async () => {
    const ended = { lock: 'contract', capability: 'view', why: 'ended' } as const;
    expect(await said('fr', explainClosedToEmployee(ended))).toBe(
      "Pas permis ici : voir l'écran, car le contrat a pris fin.",
    );
    expect(await said('fr', explainClosedToEmployee({ ...ended, why: 'out-of-hours' }))).toBe(
      "Pas permis ici pour l'instant : voir l'écran. Ce n'est pas une heure du contrat.",
    );
    expect(await said('fr', explainClosedToEmployee({ ...forbidden, version: 12 }))).toBe(
      'Les règles de votre organisation ne permettent pas ceci : prendre la souris et le clavier.',
    );
  });

  it('to the administrator with the source of each rule that decided', () => {
    const rules = [aRule(1), aRule(2)];
    expect(sourcesOf([decision(), decision()], rules)).toEqual([rules[0]]);
  });
});
