import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { faultsAtTwiceTheSize } from '../support/at-twice-the-size.ts';
import { setJourney } from '../support/journey.ts';

interface Screen {
  readonly section: string;
  readonly name: string;
  /** From the section to what is looked at; the section itself without one. */
  readonly open?: (page: Page) => Promise<void>;
}

const press = async (page: Page, ...names: readonly string[]): Promise<void> => {
  for (const name of names) await page.getByRole('button', { name, exact: true }).last().click();
};
/** A form that was sent before it was filled in: with its faults. */
const unfinished =
  (add: string, create: string) =>
  async (page: Page): Promise<void> => {
    await press(page, add);
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: create }).click();
    await form.locator('[aria-invalid=true]').first().waitFor();
  };
const opened =
  (row: string) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('table').getByRole('button', { name: row }).first().click();
    await page.getByRole('dialog').waitFor();
  };
const onTab =
  (tab: string) =>
  (page: Page): Promise<void> =>
    page.getByRole('navigation', { name: 'Parties des politiques' }).getByRole('button', { name: tab }).click();

const screens: readonly Screen[] = [
  { section: 'Organisations', name: 'organisations' },
  {
    section: 'Organisations',
    name: 'a new organisation',
    open: unfinished('Ajouter une organisation', "Créer l'organisation"),
  },
  { section: 'Contrats', name: 'contracts' },
  { section: 'Contrats', name: 'a new contract', open: unfinished('Ajouter un contrat', 'Créer le contrat') },
  { section: 'Personnes', name: 'people' },
  { section: 'Personnes', name: 'a new person', open: unfinished('Ajouter une personne', 'Créer le compte') },
  { section: 'Personnes', name: 'a person', open: opened(cast.karim.name) },
  { section: 'Personnes', name: 'an import', open: (page) => press(page, 'Importer un fichier') },
  { section: 'Équipes', name: 'teams' },
  { section: 'Équipes', name: 'a new team', open: unfinished('Ajouter une équipe', "Créer l'équipe") },
  { section: 'Postes', name: 'workstations, when there are none' },
  { section: 'Postes', name: 'a fleet', open: (page) => press(page, 'Inscrire un parc') },
  { section: 'Politiques', name: 'rules' },
  { section: 'Politiques', name: 'a case', open: onTab('Essayer un cas') },
  { section: 'Politiques', name: 'the month', open: onTab('Rejouer le mois') },
  { section: 'Politiques', name: 'decisions, when there are none', open: onTab('Décisions') },
  { section: 'Politiques', name: 'versions', open: onTab('Historique') },
  { section: 'Sessions en cours', name: 'sessions, when there are none' },
  { section: 'Audit', name: 'audit' },
  { section: 'Audit', name: 'retention', open: (page) => press(page, 'Conservation…') },
  { section: 'Documentation', name: 'documentation' },
  { section: 'Documentation', name: 'a new article', open: (page) => press(page, 'Nouvel article') },
  { section: 'Sécurité', name: 'security' },
];

describe('every screen of the administrator', () => {
  const journey = setJourney();

  test('[U1] [U4] holds WCAG 2.2 AA in both themes, and is whole at 200 %', async () => {
    const { browse, office } = journey();
    const page = await browse(office, cast.administrator);
    const sections = page.getByRole('navigation', { name: 'Administration' });
    await page.getByRole('table').waitFor();
    const faults: string[] = [];
    for (const { section, name, open } of screens) {
      await sections.getByRole('button', { name: section, exact: true }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await open?.(page);
      await page.locator('.skeleton').first().waitFor({ state: 'detached' });
      const found = [...(await accessibilityFaults(page)), ...(await faultsAtTwiceTheSize(page))];
      faults.push(...found.map((fault) => `${name}: ${fault}`));
      while ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape');
    }
    expect(faults).toEqual([]);
    // Twenty screens and more, each judged twice.
  }, 300_000);
});
