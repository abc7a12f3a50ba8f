import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import { seeScreen } from '../../scripts/stage/hands/technician.ts';
import { accessibilityFaults, pressOn } from '../support/accessibility.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import { beginSession, handOver, sessionIsGone } from '../support/scenes.ts';

describe('the administrator, in a browser', () => {
  const journey = setJourney({ chained: true });
  let page: Page;
  let employee: Seat;
  let technician: Seat;

  const section = (name: string): Promise<void> =>
    page.getByRole('navigation', { name: 'Administration' }).getByRole('button', { name }).click();

  beforeAll(async () => {
    const { browse, office } = journey();
    page = await browse(office, cast.administrator);
    await page.getByRole('table').waitFor();
  });

  test('[D2] writes a contract by keyboard; what cannot be read stays as it was typed, beside its fault', async () => {
    await section('Contrats');
    await pressOn(page, page.getByRole('button', { name: 'Assistance aux agents, jour et nuit' }));
    const form = page.getByRole('dialog', { name: 'Assistance aux agents, jour et nuit' });
    await form.getByLabel('samedi').fill('le matin');
    await pressOn(page, form.getByRole('button', { name: 'Enregistrer' }));
    await form.getByText('Écrivez par exemple 8h-12h, 13h30-18h, sans chevauchement.').waitFor();
    expect(await form.getByLabel('samedi').inputValue()).toBe('le matin');
    expect(await accessibilityFaults(page)).toEqual([]);
    await form.getByLabel('samedi').fill('0h-24h');
    await form.getByLabel('Autres jours fermés').fill('25/12/2031');
    await pressOn(page, form.getByRole('button', { name: 'Enregistrer' }));
    await page.getByText('Assistance aux agents, jour et nuit : enregistré.').waitFor();
  });

  test('[D15] imports a file after reading what it would do, and nothing of one with faults', async () => {
    await section('Personnes');
    const file = join(journey().lifetime.folder('files'), 'employes.csv');
    const choose = async (lines: readonly string[]): Promise<void> => {
      writeFileSync(file, ['Nom;Adresse e-mail;Organisation', ...lines].join('\r\n'));
      await page.getByLabel('Choisir un fichier').setInputFiles(file);
    };
    await page.getByRole('button', { name: 'Importer un fichier' }).click();
    await choose(['Léa Fontaine;lea@brevenne.example;Ville de Brévenne', 'Paul Lenoir;paul;Ville de Brévenne']);
    await page.getByRole('alert').getByText('1 défaut : rien ne sera importé.').waitFor();
    await choose(['Léa Fontaine;lea@brevenne.example;Ville de Brévenne']);
    await page.getByRole('button', { name: 'Importer 1 ligne' }).click();
    await page.getByText("C'est importé.").waitFor();
    await page.getByRole('button', { name: 'Fermer' }).click();
    await page.getByRole('row', { name: /Léa Fontaine/ }).waitFor();
    expect(await page.getByRole('row', { name: /Paul Lenoir/ }).count()).toBe(0);
  });

  test('[D9] revokes a workstation while its screen is seen: both ends are told, and it can be undone', async () => {
    const { start, desk, office } = journey();
    employee = await start(desk, cast.camille);
    technician = await start(office, cast.karim);
    await handOver(employee.page, technician.page, 'Mon poste fait un bruit étrange.');
    await beginSession(employee.app, technician.page, { control: false });
    await seeScreen(technician.page);
    await section('Sessions en cours');
    await page.getByRole('row', { name: new RegExp(cast.camille.name) }).waitFor();
    await section('Postes');
    await page
      .getByRole('row', { name: new RegExp(cast.camille.name) })
      .getByRole('button')
      .click();
    await page.getByRole('button', { name: 'Révoquer le poste' }).click();
    const sure = page.getByRole('dialog', { name: /^Révoquer / });
    await sure.getByText("La session en cours s'y termine à l'instant.").waitFor();
    await sure.getByRole('button', { name: 'Révoquer le poste' }).click();
    await technician.page.getByText('Un administrateur a révoqué ce poste').waitFor();
    await sessionIsGone(employee.app);
    await employee.page.getByText("Ce poste a été mis hors service par l'administrateur.").waitFor();
    await page.getByRole('button', { name: 'Annuler' }).click();
    await employee.page
      .getByText("Ce poste a été mis hors service par l'administrateur.")
      .waitFor({ state: 'detached' });
  });
});
