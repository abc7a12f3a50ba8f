import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import { signInOn } from '../../scripts/stage/hands/sign-in.ts';
import { backToTicket, openTicket, seeScreen, sessionOverText } from '../../scripts/stage/hands/technician.ts';
import { signIn } from '../../scripts/stage/people.ts';
import { TOWN } from '../../scripts/stage/town.ts';
import { until } from '../../scripts/stage/until.ts';
import { accessibilityFaults, pressOn, tabTo } from '../support/accessibility.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import { logOf } from '../support/profile.ts';
import { beginSession, factOn, handOver, sessionIsGone, ticketOf } from '../support/scenes.ts';

describe('the administrator, in a browser', () => {
  const journey = setJourney({ chained: true });
  let page: Page;
  let employee: Seat;
  let technician: Seat;
  let reference: string;
  let ticketId: string;
  /** The minute at which the contract closes, as everybody's clock tells it. */
  let closing: number;

  const section = (name: string): Promise<void> =>
    page.getByRole('navigation', { name: 'Administration' }).getByRole('button', { name }).click();

  const finder = () => page.getByRole('textbox', { name: 'Chercher' });
  const find = (words: string): Promise<void> => finder().fill(words);
  const helpAgain = async (): Promise<void> => {
    await backToTicket(technician.page);
    await beginSession(employee.app, technician.page, { control: false });
  };
  /** What the employee reads once nobody sees their screen any more. */
  const employeeReads = (why: string): Promise<void> => employee.page.getByRole('status').getByText(why).waitFor();

  beforeAll(async () => {
    const { browse, office } = journey();
    page = await browse(office, cast.administrator);
    await page.getByRole('table').waitFor();
  });

  test('[D2] D10: writes a contract by keyboard; what cannot be read stays as it was typed, beside its fault', async () => {
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
    const agents = Array.from({ length: 60 }, (_, n) => `Agent ${n};agent.${n}@brevenne.example;Ville de Brévenne`);
    await choose([...agents, 'Léa Fontaine;lea@brevenne.example;Ville de Brévenne']);
    await page.getByRole('button', { name: 'Importer 61 lignes' }).click();
    await page.getByText("C'est importé.").waitFor();
    await page.getByRole('button', { name: 'Fermer' }).click();
    await find('lenoir');
    await page.getByText('Rien ne correspond à cette recherche.').waitFor();
    await find('lea fontaine');
    await page.getByRole('row', { name: /Léa Fontaine/ }).waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: /^1 ligne$/ })
      .waitFor();
    await find('');
  });

  test('[U2] walks a long table with the keyboard: by page, by column, by what is typed', async () => {
    const table = page.getByRole('table', { name: 'Personnes' });
    const first = (): Promise<string> => table.getByRole('row').nth(1).getByRole('button').innerText();
    expect(await first()).toBe('Agent 0');
    await pressOn(page, page.getByRole('button', { name: 'Page suivante' }));
    await page.getByText('51 à 67 sur 67').waitFor();
    await pressOn(page, page.getByRole('button', { name: 'Page précédente' }));
    await page.getByText('1 à 50 sur 67').waitFor();
    await pressOn(page, table.getByRole('button', { name: 'Nom', exact: true }));
    await table
      .getByRole('columnheader', { name: 'Nom', exact: true })
      .and(page.locator('[aria-sort=descending]'))
      .waitFor();
    expect(await first()).toBe(cast.sophie.name);
    await tabTo(page, finder());
    await page.keyboard.type('agent 42');
    await page
      .getByRole('status')
      .filter({ hasText: /^1 ligne$/ })
      .waitFor();
    expect(await first()).toBe('Agent 42');
    await find('');
  });

  test('[A11] gives a new password to whoever has forgotten theirs', async () => {
    await find(cast.nadia.name);
    await pressOn(page, page.getByRole('button', { name: cast.nadia.name }));
    const panel = page.getByRole('dialog', { name: cast.nadia.name });
    await pressOn(page, panel.getByRole('button', { name: 'Mot de passe oublié…' }));
    const password = await panel.getByLabel('Nouveau mot de passe').inputValue();
    expect(await accessibilityFaults(page)).toEqual([]);
    await pressOn(page, panel.getByRole('button', { name: 'Donner ce mot de passe' }));
    await panel.getByText('Le nouveau mot de passe est en place.').waitFor();
    await page.keyboard.press('Escape');
    await find('');
    await expect(signIn(journey().broker.url, cast.nadia)).rejects.toThrow('401');
    expect(await signIn(journey().broker.url, { ...cast.nadia, password })).not.toBe('');
  });

  test('[D9] revokes a workstation while its screen is seen: both ends are told, and it can be undone', async () => {
    const { start, desk, office } = journey();
    employee = await start(desk, cast.camille);
    technician = await start(office, cast.karim);
    reference = await handOver(employee.page, technician.page, 'Mon poste fait un bruit étrange.');
    ({ id: ticketId } = await ticketOf(await journey().wire(cast.sophie), reference));
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

  test('[P2] tries a case that nobody has asked for yet, and reads by which rule', async () => {
    await section('Politiques');
    await page.getByRole('button', { name: 'Essayer un cas' }).click();
    const hand = page
      .getByRole('table', { name: 'Ce qui est répondu' })
      .getByRole('row', { name: /^prendre la souris et le clavier/ });
    await page.getByRole('combobox', { name: 'Technicien' }).selectOption(`${cast.karim.name} · N2`);
    await hand.getByText('permis').first().waitFor();
    await page.getByRole('combobox', { name: 'Technicien' }).selectOption(`${cast.julien.name} · N1`);
    await hand.getByText('refusé').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('[D6] does not archive a team that somebody is still in', async () => {
    await section('Équipes');
    await page.getByRole('button', { name: cast.karim.team }).click();
    const form = page.getByRole('dialog', { name: cast.karim.team });
    await form.getByRole('button', { name: 'Archiver' }).click();
    await form.getByText(/^Encore en usage/).waitFor();
    await form.getByRole('button', { name: 'Revenir' }).click();
  });

  test('[D5] what was typed stays when somebody else saved meanwhile, and goes over it on purpose alone', async () => {
    const wire = await journey().wire(cast.administrator);
    await section('Organisations');
    await page.getByRole('button', { name: TOWN }).click();
    const form = page.getByRole('dialog');
    const name = form.getByLabel("Nom de l'organisation");
    await name.fill('Ville de Brévenne-les-Eaux');
    const { organisations } = await wire.must('directory.show', {});
    const town = organisations.find((one) => one.name === TOWN);
    if (town === undefined) throw new Error('the town is in the directory');
    const editing = { id: town.id, seen: town.changedAt };
    await wire.must('organisation.save', { editing, name: 'Mairie de Brévenne' });
    await form.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await form.getByText("Quelqu'un d'autre a enregistré cette fiche entre-temps.").waitFor();
    expect(await name.inputValue()).toBe('Ville de Brévenne-les-Eaux');
    expect(await accessibilityFaults(page)).toEqual([]);
    await form.getByRole('button', { name: 'Garder ma saisie et continuer' }).click();
    await form.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('Ville de Brévenne-les-Eaux : enregistré.').waitFor();
  });

  test('[C1] [K4] ends a session among those under way, and both ends read who did', async () => {
    await helpAgain();
    await section('Sessions en cours');
    await page.getByRole('button', { name: reference }).click();
    const sure = page.getByRole('dialog', { name: `Terminer la session ${reference}` });
    await sure.getByText(`${cast.karim.name} (${cast.karim.team}) aide ${cast.camille.name}.`).waitFor();
    await sure.getByRole('button', { name: 'Terminer la session' }).click();
    await page.getByText(`La session de ${reference} est terminée ; les deux personnes le savent.`).waitFor();
    await sessionIsGone(employee.app);
    await employeeReads("Motif : arrêtée par l'administration.");
    expect(await sessionOverText(technician.page)).toContain('Un administrateur a terminé la session.');
    await page.getByText('Aucune session en cours.').waitFor();
  });

  test('[D8] [R5] disables a technician who sees a screen: within a second nobody sees it, and both read why', async () => {
    await helpAgain();
    const wire = await journey().wire(cast.sophie);
    await section('Personnes');
    await find(cast.karim.name);
    await page.getByRole('button', { name: cast.karim.name }).click();
    const at = Date.now();
    await page.getByRole('dialog').getByRole('button', { name: 'Désactiver le compte' }).click();
    await sessionIsGone(employee.app);
    await employeeReads('Motif : technicien plus autorisé à intervenir.');
    const { fact } = await factOn(wire, ticketId, 'ended');
    expect(fact).toMatchObject({ reason: 'technician-disabled' });
    expect(fact.at - at).toBeLessThan(1000);
    await technician.page.getByText('Votre connexion a été fermée ailleurs que sur cet ordinateur.').waitFor();
    await signInOn(technician.page, cast.karim);
    await technician.page.getByText('Ce compte a été désactivé.').waitFor();
    await page.getByRole('row', { name: /désactivé/ }).waitFor();
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByRole('row', { name: /désactivé/ }).waitFor({ state: 'detached' });
    await signInOn(technician.page, cast.karim);
    await openTicket(technician.page, reference);
  });

  test('[D2] closes the contract at the end of this very minute, and the workstation knows', async () => {
    await beginSession(employee.app, technician.page, { control: false });
    const taken = (): number => logOf(employee.app.profile).filter(({ msg }) => msg === 'policy-taken').length;
    const before = taken();
    closing = (Math.floor((Date.now() + ENOUGH_MS) / 60_000) + 1) * 60_000;
    await section('Contrats');
    await page.getByRole('button', { name: 'Assistance aux agents, jour et nuit' }).click();
    const form = page.getByRole('dialog', { name: 'Assistance aux agents, jour et nuit' });
    const zone = form.getByRole('combobox', { name: 'Fuseau horaire' });
    // Opened first: what is typed may be what stands there already.
    await zone.click();
    await zone.fill(zoneAwayFromMidnight(closing).replaceAll('_', ' '));
    await zone.press('Enter');
    const { weekday, time } = wallClock(zoneAwayFromMidnight(closing), closing);
    await form.getByLabel(weekday, { exact: true }).fill(`0h-${time}`);
    await form.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Assistance aux agents, jour et nuit : enregistré.').waitFor();
    await until('the workstation has the new hours', () => taken() > before);
    expect(Date.now()).toBeLessThan(closing);
  });

  test('[D5] what was typed stays when the broker is away, and is saved when it is back', async () => {
    const { broker } = journey();
    await section('Organisations');
    await page.getByRole('button', { name: 'Ajouter une organisation' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel("Nom de l'organisation").fill('Lycée des Tilleuls');
    await broker.kill();
    await page.getByText('Serveur injoignable').first().waitFor();
    await form.getByRole('button', { name: "Créer l'organisation" }).click();
    await form.getByText("Le serveur d'Accord ne répond pas.").waitFor();
    expect(await form.getByLabel("Nom de l'organisation").inputValue()).toBe('Lycée des Tilleuls');
  });

  test('[R5] the end of the hours needs no broker: the picture goes by itself, and both read why', async () => {
    await until('the hours are over', () => Date.now() >= closing, { withinMs: 90_000 });
    await sessionIsGone(employee.app);
    await employeeReads("Plus permis : voir l'écran, car les heures du contrat sont passées.");
    expect(normal(await sessionOverText(technician.page))).toContain(
      "Plus de droit « voir l'écran » : les heures du contrat sont passées.",
    );
  });

  test('[K5] what happened meanwhile is told when the broker is back, and the form is saved', async () => {
    await journey().broker.restart();
    await page.getByText('Serveur injoignable').first().waitFor({ state: 'detached' });
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: "Créer l'organisation" }).click();
    await page.getByRole('dialog', { name: 'Lycée des Tilleuls' }).waitFor();
    expect(await form.getByLabel("Nom de l'organisation").inputValue()).toBe('Lycée des Tilleuls');
    await form.getByRole('button', { name: 'Ajouter un site' }).click();
    await form.getByLabel('Nom du site').fill('Internat');
    await form.getByRole('button', { name: 'Enregistrer le site' }).click();
    await form.getByRole('listitem').filter({ hasText: 'Internat' }).waitFor();
    const wire = await journey().wire(cast.sophie);
    const { fact } = await factOn(wire, ticketId, 'right-revoked');
    expect(fact.removal).toMatchObject({ lock: 'contract', capability: 'view', why: 'out-of-hours' });
    expect(fact.at).toBeGreaterThanOrEqual(closing);
    expect(fact.at - closing).toBeLessThan(1000);
  });
});

/** What is left to do by hand before the minute ends. */
const ENOUGH_MS = 12_000;

/** A contract's day must not end with the minute that it closes on. */
const zoneAwayFromMidnight = (at: number): string =>
  new Date(at).getUTCHours() >= 1 && new Date(at).getUTCHours() < 20 ? 'Europe/Paris' : 'America/New_York';

function wallClock(timeZone: string, at: number): { weekday: string; time: string } {
  const parts = new Intl.DateTimeFormat('fr', {
    ...{ timeZone, hourCycle: 'h23', weekday: 'long' },
    ...{ hour: '2-digit', minute: '2-digit' },
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return { weekday: part('weekday'), time: `${part('hour')}h${part('minute')}` };
}

const normal = (text: string): string => text.replaceAll(/\s+/g, ' ');
