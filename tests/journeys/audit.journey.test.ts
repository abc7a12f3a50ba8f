import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import { stopOn } from '../../scripts/stage/hands/answer.ts';
import { drive } from '../../scripts/stage/hands/technician.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import { beginSession, handOver, sessionIsGone } from '../support/scenes.ts';

const folder = mkdtempSync(join(tmpdir(), 'accord-audit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command as people run it, where there is no broker. */
const verify = (file: string, key: string): Promise<{ status: number | null; said: string }> =>
  new Promise((resolve) => {
    const command = [join(import.meta.dirname, '../../scripts/audit/main.ts'), 'verify', file, '--key', key];
    const child = execFile(process.execPath, command, { env: { LC_ALL: 'fr_FR.UTF-8' } }, (_, out, err) =>
      resolve({ status: child.exitCode, said: `${out}${err}`.replaceAll('\u00a0', ' ') }),
    );
  });

describe('what happened can be proven by both sides', () => {
  const journey = setJourney({ chained: true });
  let employee: Seat;
  let administrator: Page;
  let reference: string;
  const faults: [string, string[]][] = [];

  beforeAll(async () => {
    const { start, desk, office } = journey();
    employee = await start(desk, cast.camille);
    const technician = await start(office, cast.karim);
    reference = await handOver(employee.page, technician.page, "Outlook ne s'ouvre plus depuis ce matin.");
    const banner = await beginSession(employee.app, technician.page, { control: true });
    await drive(technician.page);
    const { x, y, width, height } = (await technician.page.locator('video').boundingBox()) ?? fail();
    await technician.page.mouse.click(x + width / 2, y + height / 2);
    await banner.getByText('a la main').waitFor();
    await stopOn(banner);
    await sessionIsGone(employee.app);
    await technician.app.close();
    administrator = await journey().browse(office, cast.administrator);
  });

  test('[J6] the employee reads who came, why and what was touched', async () => {
    const { page } = employee;
    await page.getByRole('button', { name: 'Journal' }).click();
    const entry = page.getByRole('article');
    await entry.getByRole('heading', { name: cast.karim.name }).waitFor();
    await entry.getByText("Outlook ne s'ouvre plus depuis ce matin.").waitFor();
    await entry.getByText('A tenu la souris et le clavier une fois').waitFor();
    await entry.getByText(reference).waitFor();
    faults.push(['journal', await accessibilityFaults(page)]);
  });

  test('[J6] the journal that they save is theirs to prove', async () => {
    const path = join(folder, 'journal.jsonl');
    const main = await employee.app.main();
    await main.evaluate(({ dialog }, filePath) => {
      // Stands in for the person in the system's own dialog, which no test can reach.
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    await employee.page.getByRole('button', { name: 'Enregistrer mon journal…' }).click();
    await employee.page.getByText('journal.jsonl est enregistré').waitFor();
    await employee.page.getByText('Le serveur y a joint ce que son audit dit de ces sessions.').waitFor();
    const key = keyIn(path);
    const { status, said } = await verify(path, key);
    expect({ status, said }).toMatchObject({ status: 0, said: expect.stringContaining('Sessions : 1') });
    expect(said).toContain("Extrait de l'audit du serveur : ");
    expect(said).not.toContain("dont l'extrait ne dit rien");
    expect(readFileSync(path, 'utf8')).not.toContain(cast.administrator.name);
    writeFileSync(path, readFileSync(path, 'utf8').replace(cast.karim.name, 'Quelqu’un d’autre'));
    expect((await verify(path, key)).said).toContain(`L'autorisation de la session ${reference}`);
  });

  test('[J1] the administrator finds the session, follows the chain and sees that it holds', async () => {
    await administrator.getByRole('navigation').getByRole('button', { name: 'Audit' }).click();
    await administrator.getByLabel('Référence du ticket').fill(reference);
    await administrator.getByRole('row', { name: /Souris et clavier pris/ }).waitFor();
    const granted = administrator.getByRole('row', { name: /Autorisation signée par le poste/ });
    await granted.getByRole('button').press('Enter');
    await administrator.getByRole('complementary').getByText('Empreinte précédente').waitFor();
    await administrator.getByRole('button', { name: 'Vérifier maintenant' }).click();
    await administrator.getByText(/La chaîne est intacte du n° 1/).waitFor();
    faults.push(['audit', await accessibilityFaults(administrator)]);
  });

  test('[J2] a ticket’s whole story has its decision, and is still there after a reload', async () => {
    await administrator.getByRole('button', { name: 'Tout afficher' }).click();
    const decided = administrator.getByRole('row', { name: /Décision prise/ }).first();
    await decided.getByRole('button').press('Enter');
    await administrator.getByRole('button', { name: `Toute l'histoire de ${reference}` }).press('Enter');
    await administrator.getByRole('row', { name: /Souris et clavier pris/ }).waitFor();
    await administrator.reload();
    await administrator.getByRole('row', { name: /Souris et clavier pris/ }).waitFor();
    expect(await administrator.getByLabel('Référence du ticket').inputValue()).toBe(reference);
    expect(await administrator.getByRole('row', { name: /Connexion/ }).count()).toBe(0);
    const asked = administrator.getByRole('row', { name: /Prise en main demandée/ });
    await asked.getByRole('button').press('Enter');
    await administrator.getByRole('button', { name: "Toute l'histoire de cette personne" }).press('Enter');
    await administrator
      .getByRole('row', { name: /Connexion/ })
      .first()
      .waitFor();
    expect(await administrator.getByLabel('Référence du ticket').inputValue()).toBe('');
    expect(await administrator.getByLabel('Personne', { exact: true }).inputValue()).not.toBe('');
  });

  test('[J1] the list of events is walked by pages, and days are written as the interface speaks', async () => {
    await administrator.getByRole('button', { name: 'Tout afficher' }).click();
    const opens = administrator.getByRole('table', { name: 'Audit' }).locator('.table-open');
    await opens.nth(30).waitFor();
    const reached = (): Promise<number> => opens.evaluateAll((all) => all.findIndex((one) => one.matches(':focus')));
    await opens.first().focus();
    await administrator.keyboard.press('PageDown');
    const page = await reached();
    expect(page).toBeGreaterThan(1);
    await administrator.keyboard.press('PageDown');
    expect(await reached()).toBe(2 * page);
    await administrator.keyboard.press('PageUp');
    expect(await reached()).toBe(page);
    const today = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short' }).format(Date.now());
    await administrator.getByLabel('Du', { exact: true }).fill('31/11/2026');
    await administrator.getByText("Un jour s'écrit comme 24/12/2026.").waitFor();
    await administrator.getByLabel('Du', { exact: true }).fill(today);
    await opens.nth(30).waitFor();
  });

  test('[J1] the export verifies offline, and a changed byte is named', async () => {
    await administrator.getByRole('button', { name: 'Tout afficher' }).click();
    const [download] = await Promise.all([
      administrator.waitForEvent('download'),
      administrator.getByRole('button', { name: 'Exporter' }).click(),
    ]);
    const path = join(folder, 'audit.jsonl');
    await download.saveAs(path);
    await administrator.getByText('npm run audit -- verify accord-audit-').waitFor();
    const key = keyIn(path);
    await administrator.getByText(key).waitFor();
    expect(await verify(path, key)).toMatchObject({ status: 0, said: expect.stringContaining('sans lacune') });
    const lines = readFileSync(path, 'utf8').split('\n');
    const taken = lines.findIndex((line) => line.includes('"kind":"control-taken"'));
    const seq = /"seq":(\d+)/.exec(lines[taken] ?? '')?.[1];
    const found = async (changed: readonly string[]): Promise<string> => {
      writeFileSync(path, changed.join('\n'));
      const { status, said } = await verify(path, key);
      expect(status, said).toBe(1);
      return said;
    };
    const held = lines[taken] ?? '';
    const edited = held.replace('"kind":"control-taken"', '"kind":"control-token"');
    expect(await found(lines.with(taken, edited))).toContain(`n° ${seq} `);
    expect(await found(lines.toSpliced(taken, 1))).toContain(`n° ${seq}`);
    expect(await found(lines.with(taken, lines[taken + 1] ?? '').with(taken + 1, held))).toContain(`n° ${seq} `);
    expect(await found(lines.slice(0, taken))).toContain(`n° ${seq}`);
  });

  test('[J8] what is kept for how long is shown, with what is due, and changed', async () => {
    await administrator.getByRole('button', { name: 'Conservation…' }).click();
    const dialog = administrator.getByRole('dialog', { name: 'Combien de temps les données sont gardées' });
    await dialog.getByText('0 à échéance maintenant').first().waitFor();
    await dialog.getByLabel('Mots des tickets fermés').fill('10');
    await dialog.getByRole('button', { name: 'Enregistrer les durées' }).click();
    await dialog.getByText('De 30 à 3650 jours.').waitFor();
    faults.push(['retention', await accessibilityFaults(administrator)]);
    await dialog.getByLabel('Mots des tickets fermés').fill('400');
    await dialog.getByRole('button', { name: 'Enregistrer les durées' }).click();
    await dialog.getByText('valent dès la prochaine nuit').waitFor();
    await dialog.getByRole('button', { name: 'Fermer' }).click();
  });

  test('[J3] a person is forgotten after everything that goes was listed, and the chain still holds', async () => {
    await administrator.getByLabel('Personne', { exact: true }).selectOption(cast.nadia.name);
    await administrator.getByRole('button', { name: 'Effacer cette personne…' }).click();
    const dialog = administrator.getByRole('dialog', { name: `Effacer ${cast.nadia.name}` });
    await dialog.getByText('valeurs personnelles gardées').waitFor();
    await dialog.getByRole('button', { name: 'Effacer définitivement' }).click();
    await dialog.getByText("Ce n'est pas le même nom.").waitFor();
    faults.push(['erasure', await accessibilityFaults(administrator)]);
    await dialog.getByLabel('Pour confirmer').fill(cast.nadia.name);
    await dialog.getByRole('button', { name: 'Effacer définitivement' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await administrator.getByRole('button', { name: 'Actualiser' }).click();
    await administrator
      .getByRole('row', { name: /Personne effacée/ })
      .first()
      .waitFor();
    await administrator.getByRole('button', { name: 'Vérifier maintenant' }).click();
    await administrator.getByText(/La chaîne est intacte du n° 1/).waitFor();
    expect(await administrator.getByText(cast.nadia.email).count()).toBe(0);
  });

  test('[J6] the employee still reads it when the broker is gone', async () => {
    const { page } = employee;
    await page.getByRole('button', { name: 'Réglages' }).click();
    await journey().broker.kill();
    await page.getByText('Serveur injoignable').waitFor();
    await page.getByRole('button', { name: 'Journal' }).click();
    await page.getByRole('article').getByRole('heading', { name: cast.karim.name }).waitFor();
  });

  test('[U1] each of these screens holds WCAG 2.2 AA, as far as axe can tell', () => {
    expect(faults).toEqual([
      ['journal', []],
      ['audit', []],
      ['retention', []],
      ['erasure', []],
    ]);
  });
});

const keyIn = (path: string): string => /"key":"([0-9a-f]{64})"/.exec(readFileSync(path, 'utf8'))?.[1] ?? '';

function fail(): never {
  throw new Error('the picture is not there');
}
