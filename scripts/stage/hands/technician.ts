import type { Page } from 'playwright';
import { choose } from './choose.ts';

/** Opens a ticket from the queue that holds them all, whatever its level. */
export async function openTicket(page: Page, reference: string): Promise<void> {
  await page.locator('[data-queue="all"]').click();
  await page.getByRole('button', { name: new RegExp(`^${reference},`) }).click();
  await page.locator(`.ticket-reference[data-reference="${reference}"]`).waitFor();
}

/** Takes the open ticket, from nobody or from somebody else, and waits until it is one's own. */
export async function takeTicket(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(?:Prendre en charge|Reprendre le ticket)$/ }).click();
  await page.getByText('(vous)').waitFor();
}

export interface SessionWish {
  readonly control: boolean;
  readonly minutes?: 10 | 20 | 30 | 60;
}

/** Chooses what to ask for and sends it; what becomes of it is another matter. */
export async function requestSession(page: Page, { control, minutes = 20 }: SessionWish): Promise<void> {
  const doing = page.getByRole('complementary', { name: 'Que faire maintenant' });
  await choose(doing, control ? 'Voir et prendre la main' : "Voir l'écran");
  await choose(doing, `${minutes} min`);
  await doing.getByRole('button', { name: control ? 'Demander la prise en main' : "Demander à voir l'écran" }).click();
}

/** The four words that the technician reads aloud while the employee's answer is awaited. */
export async function phraseOnConsole(page: Page): Promise<string> {
  const phrase = page.getByRole('complementary', { name: 'Que faire maintenant' }).locator('.phrase');
  await phrase.waitFor();
  return phrase.innerText();
}

/** Waits until the remote screen shows pictures. */
export async function seeScreen(page: Page): Promise<void> {
  await page.getByRole('main', { name: 'Session à distance' }).locator('video').waitFor();
  await page.waitForFunction(() => {
    const video = document.querySelector('video');
    return video !== null && video.videoWidth > 0 && video.currentTime > 0;
  });
}

/** Mouse and keyboard go to the workstation from now on. */
export async function drive(page: Page): Promise<void> {
  await choose(page, 'Piloter');
  await page.getByText(/^Vous avez la main/).waitFor();
}

export async function endSession(page: Page): Promise<void> {
  await page.locator('.tool-bar').hover();
  await page.getByRole('button', { name: 'Terminer la session' }).click();
}

/** Why the session is over, in the console's own words, once it is. */
export async function sessionOverText(page: Page): Promise<string> {
  const over = page.getByRole('main', { name: 'Session terminée' });
  await over.waitFor();
  return over.innerText();
}

export const backToTicket = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Revenir au ticket' }).click();

/** The sentences of the open ticket's timeline, oldest first. */
export const timelineOn = (page: Page): Promise<string[]> => page.locator('.timeline-line').allInnerTexts();
