import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { acceptOn, denyHelpOn, stopOn } from '../../scripts/stage/hands/answer.ts';
import {
  askAnother,
  askForHelp,
  sendRequest,
  shownReference,
  writeRequest,
} from '../../scripts/stage/hands/employee.ts';
import {
  backToTicket,
  drive,
  openTicket,
  requestSession,
  seeScreen,
  takeTicket,
} from '../../scripts/stage/hands/technician.ts';
import type { Lifetime } from '../../scripts/stage/lifetime.ts';
import { run } from '../../scripts/stage/running.ts';
import { sessionIsGone, wakeDesk } from '../support/scenes.ts';
import type { Language, Theme } from './camera.ts';
import type { DeskScene } from './desk-scene.ts';
import type { Looks, Seat, Stage } from './stage.ts';
import { inBoth } from './stage.ts';

interface Help {
  readonly lifetime: Lifetime;
  readonly stage: Stage;
  readonly scene: DeskScene;
  readonly employee: Seat;
  readonly technician: Seat;
  readonly images: string;
}

/** What the guides show of the letter and of the bar. */
const SHOWN: Looks = { fr: ['light'], en: ['light', 'dark'] };
const WORDS = "L'imprimante de l'accueil n'imprime plus depuis ce matin.";

/** From the words that an employee types to the stars they give, with a picture wherever a guide needs one. */
export async function playHelp(help: Help): Promise<void> {
  const { employee, technician, images } = help;
  const { page } = employee;
  const own = (name: string, looks?: Looks) => employee.take(page, pathIn(images, 'employee', name), looks);
  await standAlone(employee, 720);
  await takeAdvice(help);
  await writeRequest(page, WORDS, 'hindered');
  await sendRequest(page);
  const reference = await shownReference(page);
  await page.getByText(/^Reçue/).waitFor();
  await own('reference');
  await handUp(help, reference);
  await openTicket(technician.page, reference);
  await takeTicket(technician.page);
  await talk(employee, technician);
  await own('conversation');
  await takeSession(help);

  await resolve(technician.page);
  await page.getByRole('button', { name: "Oui, c'est réglé" }).waitFor();
  await own('confirm');
  await page.getByRole('button', { name: "Oui, c'est réglé" }).click();
  await page.getByRole('radio', { name: 'Très bien' }).check({ force: true });
  await own('rate', inBoth('dark'));
  await page.getByRole('button', { name: 'Envoyer mon avis' }).click();
  await page.getByText('Merci, votre avis est noté.').waitFor();
  await page.getByRole('button', { name: 'Journal', exact: true }).click();
  await page.locator('.journal-entry').first().waitFor();
  await own('journal');
  await page.getByRole('button', { name: 'Réglages', exact: true }).click();
  await page.locator('.settings-list').first().waitFor();
  await own('settings', inBoth('dark'));
  await takeThanks(help);
  await page.getByRole('button', { name: /^Mes demandes/ }).click();
  await page.locator('.request-row').nth(1).waitFor();
  await own('requests');
}

/** What is offered while somebody writes, in their own language, and one step of it. */
async function takeAdvice({ employee, images }: Help): Promise<void> {
  const { page } = employee;
  const write = async (language: Language): Promise<void> => {
    await page.locator('.ask textarea').fill(PRINTER[language]);
    await page.locator('.suggestion', { hasText: PRINTER_ADVICE[language] }).first().waitFor();
  };
  await writeRequest(page, PRINTER.fr, 'hindered');
  await employee.take(page, pathIn(images, 'employee', 'ask'), inBoth('light'), write);
  await employee.take(page, pathIn(images, 'employee', 'steps'), inBoth('dark'), async (language) => {
    if ((await page.locator('.guide-back').count()) > 0) await page.locator('.guide-back').click();
    await write(language);
    await page.locator('.suggestion').first().click();
    await page.locator('.guide-progress').waitFor();
  });
  await page.locator('.guide-back').click();
}

const PRINTER = { fr: 'Mon imprimante ne marche plus', en: 'My printer no longer works' } as const;
const PRINTER_ADVICE = { fr: "n'imprime pas", en: 'printer' } as const;

/** The first level looks at it, and hands it up with what it found. */
async function handUp({ scene: { julien } }: Help, reference: string): Promise<void> {
  const found = (await julien.client.ask('ticket.search', { words: reference })).at(0);
  if (found === undefined) throw new Error(`${reference} is not there`);
  const ticketId = found.id;
  await julien.client.ask('ticket.take', { ticketId });
  await julien.client.ask('course.diagnose', {
    ticketId,
    requestId: crypto.randomUUID(),
    hypothesis: 'Pilote remplacé par une mise à jour.',
    tried: 'Imprimante redémarrée, page de test imprimée depuis un autre poste.',
    outcome: 'unclear',
  });
  const words = 'Le pilote est à remettre : il faut la main sur le poste.';
  await julien.client.ask('course.hand-over', { ticketId, to: 2, teamId: null, words });
}

async function talk(employee: Seat, technician: Seat): Promise<void> {
  const say = async ({ page }: Seat, words: string): Promise<void> => {
    const field = page.getByRole('region', { name: 'Conversation' }).getByRole('textbox');
    await field.fill(words);
    await field.press('Enter');
    for (const one of [employee, technician])
      await one.page.locator('.said-words', { hasText: words }).waitFor({ state: 'attached' });
  };
  await employee.page.bringToFront();
  await say(technician, 'Bonjour Camille. Êtes-vous devant votre poste ? Je voudrais regarder avec vous.');
  await say(employee, 'Oui, allez-y.');
  await employee.page.getByRole('region', { name: 'Conversation' }).scrollIntoViewIfNeeded();
}

/** The letter, the bar, both ends of the session, and how it is over. */
async function takeSession({ lifetime, stage, employee, technician, images }: Help): Promise<void> {
  const file = join(lifetime.folder('desk'), 'accueil.txt');
  writeFileSync(file, 'Accueil du public\n\nLundi au vendredi, 8 h 30 - 17 h 30\nFormulaires à imprimer : 40\n');
  const look = ['-u8', '-title', 'Accueil du public', '-fa', 'monospace', '-fs', '12', '-geometry', '62x14+470+120'];
  await run(lifetime, {
    name: 'notes',
    file: 'xterm',
    args: [...look, '-e', 'sh', '-c', 'cat "$0"; exec sleep 3600', file],
    env: stage.desk.env,
  });
  wakeDesk(stage.desk);
  await requestSession(technician.page, { control: true });
  const letter = await employee.app.window('consent');
  await letter.getByText('Vous pouvez accepter ou refuser.').waitFor();
  await employee.take(letter, themed(images, 'letter'), SHOWN);
  await technician.page.getByRole('complementary', { name: 'Que faire maintenant' }).locator('.phrase').waitFor();
  await technician.take(technician.page, pathIn(images, 'technician', 'asking'), inBoth('dark'));
  await acceptOn(letter);
  const banner = await employee.app.window('banner');
  await seeScreen(technician.page);
  await employee.take(banner, themed(images, 'banner'), SHOWN);
  await drive(technician.page);
  await banner.locator('.banner.driven').waitFor();
  await employee.take(banner, themed(images, 'banner-driven'), SHOWN);
  await technician.page.locator('.tool-bar').hover();
  await technician.take(technician.page, pathIn(images, 'technician', 'session'));
  await stopOn(banner);
  await technician.page.getByRole('main', { name: 'Session terminée' }).waitFor();
  await technician.take(technician.page, pathIn(images, 'technician', 'ended'), inBoth('dark'));
  await backToTicket(technician.page);
  await sessionIsGone(employee.app);
}

async function resolve(page: Page): Promise<void> {
  const doing = page.getByRole('complementary', { name: 'Que faire maintenant' });
  await doing.getByLabel('Ce qui a été fait').fill("Le pilote de l'imprimante est remis, une page de test est sortie.");
  await doing.getByRole('button', { name: 'Résoudre le ticket' }).click();
}

/** Somebody who asked for no help says so. */
async function takeThanks({ stage, employee, technician, images }: Help): Promise<void> {
  const { page } = employee;
  await page.getByRole('button', { name: 'Demander', exact: true }).click();
  const another = page.getByRole('button', { name: 'Demander autre chose' });
  await page.getByLabel('Dites-le avec vos mots').or(another).first().waitFor();
  if ((await another.count()) > 0) await askAnother(page);
  const reference = await askForHelp(page, 'Une question sur le scanner.', 'question');
  await openTicket(technician.page, reference);
  await takeTicket(technician.page);
  wakeDesk(stage.desk);
  await requestSession(technician.page, { control: false });
  await denyHelpOn(await employee.app.window('consent'));
  await page.getByText("Merci de l'avoir dit.").waitFor();
  await employee.take(page, pathIn(images, 'employee', 'thanks'));
  await technician.page.getByText(/n'avoir demandé aucune aide/).waitFor();
  await technician.take(technician.page, pathIn(images, 'technician', 'blocked'));
  await page.getByRole('button', { name: "J'ai compris" }).click();
}

/** A window as tall as what it has to show. */
async function standAlone({ app }: Seat, height: number): Promise<void> {
  const main = await app.main();
  await main.evaluate(({ BrowserWindow }, tall) => {
    const own = BrowserWindow.getAllWindows().find((window) => window.isVisible());
    own?.setSize(420, tall);
  }, height);
}

const pathIn = (images: string, folder: string, name: string) => (language: Language) =>
  join(images, folder, `${name}.${language}.png`);

const themed = (images: string, name: string) => (language: Language, theme: Theme) =>
  join(images, 'employee', `${name}.${language}.${theme}.png`);
