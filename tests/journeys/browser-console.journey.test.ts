import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../scripts/stage/browser.ts';
import { cast } from '../../scripts/stage/cast.ts';
import { openTerminal, openWitness, WITNESS_COLOURS } from '../../scripts/stage/foreign.ts';
import { addPersonOn, addTeamOn, setUpOn } from '../../scripts/stage/hands/administrator.ts';
import { acceptOn, consentOn } from '../../scripts/stage/hands/answer.ts';
import {
  askAnother,
  askForHelp,
  sendRequest,
  shownReference,
  writeRequest,
} from '../../scripts/stage/hands/employee.ts';
import { remotePointOnDisplay } from '../../scripts/stage/hands/remote-point.ts';
import { setUpFactorOn, showCodeOn, signInOn } from '../../scripts/stage/hands/sign-in.ts';
import {
  backToTicket,
  drive,
  endSession,
  openTicket,
  phraseOnConsole,
  requestSession,
  seeScreen,
  sessionOverText,
  takeTicket,
  timelineOn,
} from '../../scripts/stage/hands/technician.ts';
import { readStageSettings } from '../../scripts/stage/settings.ts';
import { foundTown } from '../../scripts/stage/town.ts';
import { until } from '../../scripts/stage/until.ts';
import { openWire } from '../../scripts/stage/wire.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { atDouble } from '../support/at-double.ts';
import { clickInto } from '../support/click-into.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import { clickAt, middleOf, seesColour, sessionIsGone, typeKeys } from '../support/scenes.ts';

describe('the whole console in a browser, from an untouched broker to the end of a session', () => {
  const journey = setJourney({ untouched: true, chained: true });
  let page: Page;
  let employee: Seat;
  let reference: string;
  let administrator: Page;
  const record = () => administrator.getByRole('dialog', { name: cast.karim.name });
  /** What their authenticators say. */
  const codes = { administrator: noCode, karim: noCode };
  /** What the browser complained of: a refused script, a broken page, a lost file. */
  const complaints: string[] = [];

  beforeAll(async () => {
    const { lifetime, office } = journey();
    const context = await openBrowser(lifetime, office, readStageSettings(process.env).chromiumFlags);
    page = await context.newPage();
    page.on('pageerror', (fault) => void complaints.push(fault.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
  });

  const signOut = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Réglages' }).click();
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.getByRole('button', { name: 'Se connecter' }).waitFor();
  };

  test('[A1] the first administrator is made with the printed token, and with no other', async () => {
    const { broker } = journey();
    const opened = await page.goto(`${broker.url}/setup`);
    expect(opened?.status()).toBe(200);
    await setUpOn(page, 'f'.repeat(32), cast.administrator);
    await page.getByRole('alert').getByText("Ce jeton n'est pas le bon.").waitFor();
    await until('the browser says that it was refused', () => complaints.length > 0);
    expect(complaints.splice(0)).toHaveLength(1);

    await setUpOn(page, await broker.setupToken(), cast.administrator);
    await page.getByRole('heading', { name: 'Protégez votre compte' }).waitFor();
  });

  test('[A4] whoever administers sets up a second factor before anything else, and is signed in by it', async () => {
    await page.getByText('Votre compte administre Accord').waitFor();
    const { authenticator, recoveryCodes } = await setUpFactorOn(page);
    codes.administrator = authenticator.code;
    expect(new Set(recoveryCodes).size).toBe(10);
    await page.getByRole('heading', { name: 'Personnes', level: 1 }).waitFor();
    await page.getByRole('heading', { name: 'Par où commencer' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('[A1] afterwards the route is gone, however it is written', async () => {
    const { broker } = journey();
    const token = await broker.setupToken();
    for (const path of ['setup', 'setup/', '/setup', 'SETUP', '%73etup', 'setup?again', 'assets/../setup', 'setup%2f'])
      expect((await fetch(`${broker.url}/${path}`)).status, path).toBe(404);
    for (const path of ['api/setup', 'api/setup/', '/api/setup', 'API/setup', 'api/%73etup']) {
      const answer = await fetch(`${broker.url}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token, ...cast.sophie }),
      });
      expect(answer.status, path).toBe(404);
    }
  });

  test('[A2] the administrator gives the others their accounts', async () => {
    const { lifetime, broker } = journey();
    const token = await page.evaluate(() => sessionStorage.getItem('accord.token'));
    const wire = await openWire(lifetime, broker.url, token ?? '');
    await foundTown(wire);
    wire.close();
    await addPersonOn(page, cast.camille);
    await addTeamOn(page, cast.karim);
    await addPersonOn(page, cast.karim);
    const row = page.getByRole('row', { name: new RegExp(cast.karim.name) });
    await row.getByText(cast.karim.team).waitFor();
    await signOut();
  });

  test('[K1] the technician takes the ticket of a workstation that is a real application', async () => {
    const { start, desk } = journey();
    await signInOn(page, cast.karim);
    codes.karim = (await setUpFactorOn(page)).authenticator.code;
    employee = await start(desk, cast.camille);
    reference = await askForHelp(employee.page, "L'imprimante ne répond plus.");
    await openTicket(page, reference);
    await takeTicket(page);
    await employee.page.getByText(`Prise en charge par ${cast.karim.name}`).waitFor();
  });

  test('[C9] [S1] the screen is in the browser once it was granted, with the same words on both sides', async () => {
    const { lifetime, desk, office } = journey();
    const witness = await openWitness(lifetime, desk, { x: 80, y: 520, width: 240, height: 160 });
    await requestSession(page, { control: true });
    const consent = await employee.app.window('consent');
    const words = await phraseOnConsole(page);
    await until('the letter says the same words', async () => (await consentOn(consent).phrase.innerText()) === words);
    await acceptOn(consent);
    await seeScreen(page);
    await seesColour({ page, office: office.probe }, middleOf(await witness.area()), WITNESS_COLOURS.before);
  });

  test('[I1] [I2] the hand on the browser is the hand on the workstation', async () => {
    const { lifetime, desk, office } = journey();
    const witness = await openWitness(lifetime, desk, { x: 900, y: 520, width: 240, height: 160 });
    const terminal = await openTerminal(lifetime, desk, { x: 20, y: 200 });
    await drive(page);
    const { x, y } = await witness.area();
    clickAt(office.probe, await remotePointOnDisplay(page, middleOf(await witness.area())));
    // Beside the pointer, which is in the picture.
    await seesColour({ page, office: office.probe }, { x: x + 20, y: y + 20 }, WITNESS_COLOURS.after);
    await clickInto({ page, office: office.probe }, terminal);
    typeKeys(office.probe, ['KeyN', 'KeyA', 'KeyV', 'KeyI', 'KeyG', 'KeyU', 'KeyE', 'Digit2', 'Enter']);
    await until('the line is in the file', () => terminal.text() === 'navigue2\n');
    await until('nothing is down', () => desk.probe.keysDown().length + desk.probe.pointer().buttons.length === 0);
  });

  test('[K4] the technician ends it, and every step is on the ticket', async () => {
    await endSession(page);
    expect(await sessionOverText(page)).toContain('Vous avez terminé la session.');
    await sessionIsGone(employee.app);
    await backToTicket(page);
    await until('the end is on the timeline', async () => (await timelineOn(page)).some((line) => /termin/.test(line)));
    expect((await timelineOn(page)).length).toBeGreaterThanOrEqual(9);
    expect(complaints).toEqual([]);
  });

  test('[A6] an administrator sees where somebody is signed in, and ends it there', async () => {
    const own = await page.context().browser()?.newContext({ locale: 'fr-FR', viewport: null });
    if (own === undefined) throw new Error('this browser has no windows');
    administrator = await own.newPage();
    await administrator.goto(journey().broker.url);
    await signInOn(administrator, cast.administrator);
    await showCodeOn(administrator, await codes.administrator());
    await administrator.getByRole('button', { name: cast.karim.name }).click();
    await record()
      .getByText(/^Chrom.* · Linux/)
      .waitFor();
    expect(await accessibilityFaults(administrator)).toEqual([]);
    await record()
      .getByRole('button', { name: /^Terminer la connexion Chrom/ })
      .click();
    await record().getByText('Aucune connexion ouverte.').waitFor();
    await page.getByText('Votre connexion a été fermée ailleurs que sur cet ordinateur.').waitFor();
  });

  test('[A4] [A6] who has lost every second factor is given a new start, and no more than that', async () => {
    await signInOn(page, cast.karim);
    await showCodeOn(page, await codes.karim());
    await page.getByRole('heading', { name: 'File' }).waitFor();
    await record().getByRole('button', { name: 'Second facteur perdu…' }).click();
    await record().getByRole('button', { name: 'Retirer ses seconds facteurs' }).click();
    await record().getByText('Seconds facteurs retirés.').waitFor();
    await page.getByRole('button', { name: 'Se connecter' }).waitFor();
    await signInOn(page, cast.karim);
    await page.getByRole('heading', { name: 'Protégez votre compte' }).waitFor();
  });

  test('[A4] unless an administrator decides that a password is enough', async () => {
    await administrator.keyboard.press('Escape');
    await administrator.getByRole('button', { name: 'Sécurité' }).click();
    const required = administrator.getByRole('switch', { name: /^Exiger un second facteur/ });
    expect(await required.isChecked()).toBe(true);
    await required.click();
    await administrator.getByText("Enregistré : c'est en vigueur.").waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Se connecter' }).waitFor();
    const first = firstOf(page, ['.top-bar', '.account-notices']);
    await signInOn(page, cast.karim);
    await page.getByText(/a retiré vos seconds facteurs/).waitFor();
    expect(await first).toBe('.account-notices');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: "J'ai lu" }).click();
    await page.getByRole('heading', { name: 'File' }).waitFor();
  });

  test('[W6] who signs out leaves nothing in the tab', async () => {
    await signOut();
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: 'Se connecter' }).waitFor();
  });

  test('[O1] an employee has in a browser what they asked for on their computer, but not its journal', async () => {
    // The sign-ins that were ended from elsewhere.
    complaints.splice(0);
    await signInOn(page, cast.camille);
    expect(await shownReference(page)).toBe(reference);
    expect(await page.getByRole('button', { name: 'Journal' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Réglages' }).click();
    await page.getByText(/ouvrez l'application Accord/).waitFor();
    await page.getByRole('button', { name: 'Mon compte' }).click();
    await page
      .getByText(/^Chrom.* · Linux/)
      .first()
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  test('[O1] they ask in their own words, try what is advised, and have a reference and a place', async () => {
    await page.getByRole('button', { name: 'En cours' }).click();
    await askAnother(page);
    await writeRequest(page, "L'imprimante n'imprime plus rien", 'hindered');
    await page.locator('.suggestion').first().click();
    await page.getByText(/^Étape 1 sur/).waitFor();
    await page.locator('.guide-answer button').last().click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: "Demander de l'aide" }).click();
    await page.getByText('Ce que vous avez essayé sera joint').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await atDouble(page, async () => await sendRequest(page));
    await until('another reference is shown', async () => (await shownReference(page)) !== reference);
    reference = await shownReference(page);
    await page.getByText(/dans la file/).waitFor();
    await page.getByText(/^Demandée depuis un navigateur/).waitFor();
  });

  test('[O1] [M5] [E2] the conversation, the answer and the last word are theirs there too', async () => {
    const technician = await journey().wire(cast.karim);
    const ticket = (await technician.must('ticket.queue', {})).find((one) => one.reference === reference);
    const ticketId = ticket?.id ?? '';
    expect(ticket).toMatchObject({ channel: 'portal', workstation: null });
    const { timeline } = await technician.must('ticket.show', { ticketId });
    expect(timeline.map(({ fact }) => fact.type)).toContain('advice-tried');
    await technician.must('ticket.take', { ticketId });
    await page.getByText(`Prise en charge par ${cast.karim.name}`).waitFor();
    const say = { ticketId, requestId: randomUUID(), words: 'Que dit son écran ?', files: [] };
    await technician.must('talk.say', say);
    await page.locator('.said-words', { hasText: 'Que dit son écran' }).waitFor();
    await until('it is read', async () => (await technician.must('talk.show', { ticketId })).marks.length > 0);
    const photo = { name: 'écran.dat', mimeType: 'application/octet-stream', buffer: Buffer.alloc(400_000, 7) };
    await page.locator('.talk input[type=file]').setInputFiles(photo);
    await page.getByRole('button', { name: /^Retirer écran/ }).waitFor();
    await page.getByRole('textbox', { name: 'Votre message' }).fill('Bac 2 vide, voir la photo');
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await until('both have arrived', async () => {
      const { messages } = await technician.must('talk.show', { ticketId });
      return messages.at(-1)?.files[0]?.bytes === 400_000;
    });
    await technician.must('talk.read', { ticketId, upTo: 2 });
    await page.getByText(/^Lu par/).waitFor();
    await technician.must('ticket.resolve', { ticketId, words: 'Remplissez le bac 2.' });
    await page.getByText(`${cast.karim.name} a répondu : est-ce réglé ?`).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await atDouble(page, async () => await page.getByRole('button', { name: "Oui, c'est réglé" }).click());
    await page.getByText('Terminée : vous avez confirmé que tout est réglé').waitFor();
    await page.getByRole('radio', { name: 'Bien', exact: true }).check({ force: true });
    await page.getByRole('button', { name: 'Envoyer mon avis' }).click();
    await page.getByText('Merci, votre avis est noté.').waitFor();
    await page.getByRole('button', { name: 'Mes demandes' }).click();
    await page.getByRole('button', { name: /n'imprime plus rien/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

/** Which of these the page shows before any other, however short. */
const firstOf = (page: Page, selectors: readonly string[]): Promise<string> =>
  page.evaluate(
    (wanted) =>
      new Promise<string>((resolve) => {
        new MutationObserver(() => {
          const there = wanted.find((selector) => document.querySelector(selector) !== null);
          if (there !== undefined) resolve(there);
        }).observe(document.body, { childList: true, subtree: true });
      }),
    selectors,
  );

function noCode(): Promise<string> {
  return Promise.reject(new Error('no authenticator was set up yet'));
}
