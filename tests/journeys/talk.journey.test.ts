import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import { askAnother } from '../../scripts/stage/hands/employee.ts';
import { openTicket } from '../../scripts/stage/hands/technician.ts';
import { until } from '../../scripts/stage/until.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import { logOf } from '../support/profile.ts';
import { handOver } from '../support/scenes.ts';

const talkOn = (page: Page) => page.getByRole('region', { name: 'Conversation' });
const saidOn = (page: Page, words: string) => talkOn(page).locator('.said-words', { hasText: words });
const fieldOn = (page: Page) => talkOn(page).getByRole('textbox');

async function say(page: Page, words: string): Promise<void> {
  await fieldOn(page).fill(words);
  await fieldOn(page).press('Enter');
  await saidOn(page, words).waitFor();
}

/** Puts the conversation below everything else, as a long page does, and waits until the page has noticed. */
const moveTalk = (page: Page, below: string): Promise<void> =>
  page.evaluate(async (margin) => {
    const talk = document.querySelector<HTMLElement>('.talk');
    if (talk !== null) talk.style.marginTop = margin;
    for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  }, below);

const choose = (page: Page, name: RegExp) => talkOn(page).locator('label').filter({ hasText: name }).click();

describe('[M1] the requester and their technicians talk', () => {
  const journey = setJourney({ chained: true });
  let employee: Seat;
  let technician: Seat;
  let colleague: Page;
  let reference: string;

  beforeAll(async () => {
    const { start, browse, desk, office } = journey();
    [employee, technician] = await Promise.all([start(desk, cast.camille), start(office, cast.karim)]);
    reference = await handOver(employee.page, technician.page, 'Le VPN demande un code que je n’ai pas.');
    colleague = await browse(office, cast.sophie);
    await openTicket(colleague, reference);
  });

  test('[M4] each sees at once what the other writes, and who has read it', async () => {
    await employee.page.bringToFront();
    await moveTalk(employee.page, '300vh');
    for (const words of ['Bonjour Camille.', 'Quel message voyez-vous ?']) {
      await say(technician.page, words);
      await saidOn(employee.page, words).waitFor({ state: 'attached' });
    }
    const read = talkOn(technician.page).getByText(/^Lu par Camille Moreau/);
    // What has not come into sight has not been read, however long it is there.
    expect(await read.count()).toBe(0);
    await moveTalk(employee.page, '');
    await fieldOn(employee.page).scrollIntoViewIfNeeded();
    await read.waitFor();
    await say(employee.page, '« Code à usage unique requis ».');
    await saidOn(technician.page, 'usage unique').waitFor();
    await saidOn(colleague, 'usage unique').waitFor();
    await talkOn(employee.page)
      .getByText(/^Lu par /)
      .waitFor();
    for (const page of [employee.page, technician.page, colleague]) expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('[M2] a note is for colleagues, wherever the employee looks', async () => {
    await choose(technician.page, /Note interne/);
    await say(technician.page, 'Deuxième jeton perdu ce mois-ci.');
    await saidOn(colleague, 'jeton perdu').waitFor();
    await choose(technician.page, /À Camille/);
    await say(technician.page, 'Je vous en prépare un autre.');
    await saidOn(employee.page, 'en prépare un autre').waitFor();
    expect(await employee.page.content()).not.toContain('jeton perdu');
  });

  test('[M8] what is being typed is there after the page is gone', async () => {
    await fieldOn(employee.page).fill('Je suis au bâtiment B, et');
    await employee.page.reload();
    await until('the words are there again', async () => {
      return (await fieldOn(employee.page).inputValue()) === 'Je suis au bâtiment B, et';
    });
    await fieldOn(employee.page).fill('');
  });

  test('[M5] a pasted screenshot and a chosen file arrive whole; what was taken back is nowhere', async () => {
    const main = await employee.app.main();
    await fieldOn(employee.page).focus();
    await employee.page.evaluate(async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 200 });
      canvas.getContext('2d')?.fillRect(10, 10, 200, 60);
      const picture = await new Promise<Blob | null>((made) => canvas.toBlob(made, 'image/png'));
      if (picture !== null) await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    });
    await main.evaluate(({ BrowserWindow }) => {
      for (const { webContents } of BrowserWindow.getAllWindows())
        if (webContents.getURL().includes('app.html')) webContents.paste();
    }, null);
    await talkOn(employee.page).locator('.pending', { hasText: 'Capture' }).locator('.icon').first().waitFor();
    await say(employee.page, 'Voilà ce que je vois.');
    await talkOn(technician.page)
      .getByRole('img', { name: /^Agrandir Capture/ })
      .waitFor();

    const folder = journey().lifetime.folder('files');
    const [large, kept] = [join(folder, 'trop-gros.dat'), join(folder, 'procédure jeton.dat')];
    writeFileSync(large, randomBytes(20_000_000));
    writeFileSync(kept, randomBytes(900_000));
    const line = await technician.page.context().newCDPSession(technician.page);
    const slow = { offline: false, latency: 20, downloadThroughput: -1, uploadThroughput: 400_000 };
    await line.send('Network.emulateNetworkConditions', slow);
    const picker = talkOn(technician.page).locator('input[type=file]');
    await picker.setInputFiles(large);
    const progress = talkOn(technician.page).getByRole('progressbar', { name: /trop-gros/ });
    await until('a part of it has arrived', async () => Number(await progress.getAttribute('value')) > 0);
    await talkOn(technician.page)
      .getByRole('button', { name: /^Annuler l'envoi/ })
      .click();
    await progress.waitFor({ state: 'detached' });
    await line.send('Network.emulateNetworkConditions', { ...slow, latency: 0, uploadThroughput: -1 });
    await line.detach();
    await picker.setInputFiles(kept);
    await talkOn(technician.page)
      .getByRole('button', { name: /^Retirer procédure/ })
      .waitFor();
    await say(technician.page, 'La procédure est jointe.');
    expect(await talkOn(colleague).getByText('trop-gros').count()).toBe(0);

    const saved = join(folder, 'reçu.dat');
    await main.evaluate(({ BrowserWindow }, path) => {
      for (const { webContents } of BrowserWindow.getAllWindows())
        webContents.session.on('will-download', (_event, item) => item.setSavePath(path));
    }, saved);
    await talkOn(employee.page)
      .getByRole('button', { name: /procédure jeton/ })
      .click();
    const digest = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
    await until('the file is saved, whole', () => existsSync(saved) && digest(saved) === digest(kept));
  });

  test('[M5] files are dropped onto the conversation, and a program is refused by name', async () => {
    await colleague.evaluate(() => {
      const files = new DataTransfer();
      files.items.add(new File(['journal de connexion'], 'vpn.log'));
      files.items.add(new File(['MZ'], 'correctif.exe'));
      const talk = document.querySelector('.talk');
      talk?.dispatchEvent(new DragEvent('dragover', { dataTransfer: files, bubbles: true, cancelable: true }));
      talk?.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
    });
    await talkOn(colleague)
      .getByText(/c'est un programme/)
      .waitFor();
    expect(await accessibilityFaults(colleague)).toEqual([]);
    await talkOn(colleague)
      .getByRole('button', { name: /^Retirer correctif/ })
      .click();
    await say(colleague, 'Le journal du poste.');
    await talkOn(employee.page).getByText('vpn.log').waitFor();
  });

  test('[M9] who looks elsewhere is told that somebody wrote, and finds it', async () => {
    const { page, app } = employee;
    await askAnother(page);
    await page.getByLabel('Dites-le avec vos mots').waitFor();
    const main = await app.main();
    await main.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) if (window.isVisible()) window.hide();
    }, null);
    await say(technician.page, 'Le nouveau jeton est à l’accueil.');
    await until('the system is asked to say it', () =>
      logOf(app.profile).some((line) => line.msg === 'talk-notified' && line.reference === reference),
    );
    expect(readFileSync(join(app.profile, 'logs/accord.log'), 'utf8')).not.toContain('accueil');
    await page.getByText('Nouveau message').waitFor({ state: 'attached' });
    await main.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows())
        if (window.webContents.getURL().includes('app.html')) window.show();
    }, null);
    await page.getByRole('button', { name: /^Mes demandes/ }).click();
    await page.locator('.request-row', { hasText: 'Nouveau message' }).click();
    await saidOn(page, 'Le nouveau jeton').waitFor();
    await page.getByText('Nouveau message').waitFor({ state: 'detached' });
  });
});
