import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import { choose } from '../../scripts/stage/hands/choose.ts';
import { sendRequest, shownReference } from '../../scripts/stage/hands/employee.ts';
import { openTicket, takeTicket, timelineOn } from '../../scripts/stage/hands/technician.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { setJourney } from '../support/journey.ts';

const journey = setJourney();
const TITLE = "L'imprimante n'imprime pas";

/** Types what is wrong and opens what is suggested for it. */
async function openAdvice(page: Page): Promise<void> {
  await page.getByLabel('Dites-le avec vos mots').fill('mon imprimnte ne marche plus');
  await page.getByRole('button', { name: TITLE }).click();
  await page.getByRole('heading', { name: TITLE }).waitFor();
  await page.getByText('Étape 1 sur 4').waitFor();
}

test('[N7] [N5] D6: advice solves it without a ticket, or the ticket tells what was tried', async () => {
  const { start, desk, office } = journey();
  const { page } = await start(desk, cast.camille);
  const { page: console } = await start(office, cast.karim);
  const faults: string[][] = [];

  await openAdvice(page);
  faults.push(await accessibilityFaults(page));
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  // The step's own question comes first, alone; whether all is well is asked only then.
  const ready = page.getByRole('group', { name: "L'imprimante est-elle prête ?" });
  await ready.waitFor();
  expect(await page.getByRole('button', { name: 'Oui, merci' }).count()).toBe(0);
  await press('Oui');
  faults.push(await accessibilityFaults(page));
  await press('Oui, merci');
  await page.getByRole('heading', { name: 'Tant mieux' }).waitFor();
  faults.push(await accessibilityFaults(page));
  await press("Ce n'est pas réglé : revenir");
  await ready.waitFor();
  await press('Oui');
  await press('Oui, merci');
  await page.getByRole('button', { name: 'Terminer' }).click();
  await page.getByLabel('Dites-le avec vos mots').waitFor();
  await expect.poll(() => page.getByLabel('Dites-le avec vos mots').inputValue()).toBe('');
  expect(await console.locator('.queue-row').count()).toBe(0);

  await openAdvice(page);
  for (const [at, no] of ['Non', 'Non, pas encore', 'Non, pas encore'].entries()) {
    await press(no);
    await page.getByText(`Étape ${at + 2} sur 4`).waitFor();
  }
  await press('Non');
  await page.getByText('Vous avez tout essayé').waitFor();
  faults.push(await accessibilityFaults(page));
  await sendRequest(page);
  await page.getByText('Ce que vous avez essayé sera joint').waitFor();
  await page.getByText('A déjà réglé le problème 1 fois').waitFor();
  faults.push(await accessibilityFaults(page));
  await choose(page, 'Je suis bloqué·e');
  await sendRequest(page);
  const reference = await shownReference(page);

  await openTicket(console, reference);
  await console.getByText('4 étapes sur 4').waitFor();
  expect((await timelineOn(console)).filter((line) => line.includes(TITLE))).toHaveLength(1);
  await takeTicket(console);
  await console.getByRole('region', { name: 'Documentation' }).getByRole('button', { name: TITLE }).click();
  const article = console.getByRole('dialog', { name: TITLE });
  await article.getByText('Éteignez l').waitFor();
  faults.push(await accessibilityFaults(console));
  await article.getByRole('button', { name: 'Cela a réglé le problème' }).click();
  await article.getByText('Compté').waitFor();
  await article.getByRole('button', { name: 'Fermer' }).click();

  const doing = console.getByRole('complementary', { name: 'Que faire maintenant' });
  await doing.getByLabel('Ce qui a été fait').fill("Câble réseau de l'imprimante rebranché.");
  await doing.getByRole('button', { name: 'Résoudre le ticket' }).click();
  await doing.getByRole('button', { name: 'En faire un article' }).click();
  await console.getByLabel('Titre').fill('Imprimante débranchée du réseau');
  faults.push(await accessibilityFaults(console));
  await console.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await console.getByRole('button', { name: 'Proposer à la relecture' }).click();
  await console.getByText(/^Brouillon de Karim.*à relire$/).waitFor();
  faults.push(await accessibilityFaults(console));
  expect(faults.flat()).toEqual([]);
});
