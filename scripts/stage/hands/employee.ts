import type { Page } from 'playwright';
import type { Impact } from '../../../app/ticket/ticket.ts';
import { until } from '../until.ts';
import { choose } from './choose.ts';

const IMPACTS: Readonly<Record<Impact, string>> = {
  blocked: 'Je suis bloqué·e',
  hindered: 'Je suis gêné·e',
  question: "C'est une question",
};

/** Fills in what is wrong and how much it hinders, without sending it. */
export async function writeRequest(page: Page, words: string, impact: Impact = 'blocked'): Promise<void> {
  await page.getByLabel('Dites-le avec vos mots').fill(words);
  await choose(page, IMPACTS[impact]);
}

export const sendRequest = (page: Page): Promise<void> =>
  page.getByRole('button', { name: "Demander de l'aide" }).click();

/** The reference in large letters, once it is there. */
export async function shownReference(page: Page): Promise<string> {
  const heading = page.locator('h1[data-reference]');
  await heading.waitFor();
  return until('the reference has a text', () => heading.getAttribute('data-reference'));
}

/** Asks for help as an employee does; gives the reference that they are shown. */
export async function askForHelp(page: Page, words: string, impact?: Impact): Promise<string> {
  await writeRequest(page, words, impact);
  await sendRequest(page);
  return shownReference(page);
}

/** Back to the empty form, from a request under way. */
export const askAnother = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Demander autre chose' }).click();
