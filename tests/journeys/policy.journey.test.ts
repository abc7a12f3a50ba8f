import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aPolicyInput } from '../../app/testing/policy-builders.ts';
import { cast } from '../../scripts/stage/cast.ts';
import { NO_SUPPORT, NOWHERE } from '../../scripts/stage/town.ts';
import { until } from '../../scripts/stage/until.ts';
import { openRulebook } from '../../server/policy/rulebook.ts';
import type { Cluster } from '../contract/support/cluster.ts';
import { startCluster } from '../contract/support/cluster.ts';
import { decided } from '../contract/support/policy-requests.ts';
import { accessibilityFaults, pressOn, tabTo } from '../support/accessibility.ts';
import { setJourney } from '../support/journey.ts';

const HOUR = 3_600_000;
const second = {
  name: 'Paul Astier',
  email: 'paul.astier@demo.example',
  password: 'demo-Paul-2026',
  role: 'administrator',
  ...NOWHERE,
  ...NO_SUPPORT,
} as const;
const atAccounts = aPolicyInput({ workstation: { ...aPolicyInput().workstation, tags: ['compta'] } });

describe('an administrator changes who may do what', () => {
  const environment: Record<string, string> = {};
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
    environment.DATABASE_URL = await cluster.database();
    environment.ACCORD_AUTH_SECRET = 'a-secret-for-tests-of-32-characters';
  });
  const journey = setJourney({ broker: environment, chained: true });
  afterAll(() => cluster?.stop());

  const rulebook = openRulebook((cause) => {
    throw cause;
  });
  const decide = (at = Date.now()) =>
    decided({ databaseUrl: environment.DATABASE_URL ?? '' }, rulebook, atAccounts, { at, capabilities: ['control'] });
  const faults: [string, string[]][] = [];
  const look = async (screen: string): Promise<void> => {
    faults.push([screen, await accessibilityFaults(page)]);
  };
  let page: Page;
  /** In force when the journey begins: those whom the stage makes have their own rules. */
  let version: number;
  /** The second administrator's own page. */
  let other: Page;
  const publishOn = async (title: string, what: string, how: string): Promise<void> => {
    const open = page.getByRole('button', { name: 'Publier…' });
    await until('it can be published', async () => (await open.getAttribute('aria-disabled')) === 'false');
    await open.click();
    const dialog = page.getByRole('dialog', { name: title });
    await dialog.getByText(what).first().waitFor();
    await dialog.getByRole('heading', { name: 'Décisions du mois dernier qui changeraient' }).waitFor();
    const confirm = dialog.getByRole('button', { name: how });
    await dialog.getByLabel('Pourquoi').fill('Pour essayer à deux.');
    await confirm.click();
    await dialog.waitFor({ state: 'hidden' });
  };
  const propose = (): Promise<void> =>
    publishOn(`Proposer la version ${version + 4}`, 'Rien sans les deux', 'Proposer à un autre administrateur');
  /** What changes and the month stand there before it can be approved. */
  const examine = async (reader = other, why = `${cast.administrator.name} : Pour essayer à deux.`) => {
    await reader.getByRole('button', { name: 'Examiner la proposition' }).click();
    const dialog = reader.getByRole('dialog');
    await dialog.getByText(why).waitFor();
    await dialog.getByText('Rien sans les deux').first().waitFor();
    await dialog.getByRole('heading', { name: 'Décisions du mois dernier qui changeraient' }).waitFor();
    const approve = dialog.getByRole('button', { name: 'Approuver et publier' });
    await until('it can be approved', async () => (await approve.getAttribute('aria-disabled')) === 'false');
    return approve;
  };
  const rule = () => page.locator('[data-rule="Comptabilité fermée"]');

  test('[P6] writes a prohibition by keyboard, and it is kept as it is written', async () => {
    for (const hours of [1, 30, 60]) await decide(Date.now() - hours * HOUR);
    const { start, office } = journey();
    const seat = await start(office, cast.administrator);
    page = seat.page;
    await pressOn(page, page.getByRole('button', { name: 'Politiques' }));
    const status = await page.getByText(/^Version \d+ en vigueur/).textContent();
    version = Number(/\d+/.exec(status ?? '')?.[0]);
    await look('rules');
    await pressOn(page, page.getByRole('button', { name: 'Ajouter une interdiction' }));
    await page.keyboard.type('Comptabilité fermée');
    const starter = 'Qui : de tous niveaux. Modifier';
    await pressOn(page, rule().getByRole('button', { name: starter }));
    await pressOn(page, rule().getByRole('checkbox', { name: 'N1' }), 'Space');
    await pressOn(page, rule().getByRole('checkbox', { name: 'N2' }), 'Space');
    await page.keyboard.press('Escape');
    await pressOn(page, rule().getByRole('button', { name: /^Quoi/ }));
    const hand = rule().getByRole('checkbox', { name: 'prendre la souris et le clavier' });
    await pressOn(page, rule().getByRole('checkbox', { name: "voir l'écran" }), 'Space');
    await pressOn(page, hand, 'Space');
    await rule().getByText("Sans voir l'écran, la souris et le clavier ne servent à rien").waitFor();
    await pressOn(page, hand, 'Space');
    await rule().getByText("Sans voir l'écran").waitFor({ state: 'detached' });
    await look('a slot that is open');
    await page.keyboard.press('Escape');
    await pressOn(page, rule().getByRole('button', { name: /^Où/ }));
    await tabTo(page, rule().getByLabel('Étiquettes'));
    await page.keyboard.press('Control+A');
    await page.keyboard.type('compta');
    await page.keyboard.press('Escape');
    await rule().getByRole('button', { name: 'Où : les postes portant « compta ». Modifier' }).waitFor();
    await rule().getByText('3 demandes du mois dernier auraient été refusées').waitFor();
    await page.getByText('enregistré').waitFor();
    await seat.app.close();
    const again = await journey().startAgain(office, seat.app);
    page = again.page;
    await page.getByRole('button', { name: 'Politiques' }).click();
    await rule().getByText('3 demandes du mois dernier auraient été refusées').waitFor();
    expect((await decide()).capabilities[0]?.allowed).toBe(true);
  });

  test('[P4] is shown where an expert’s text is wrong, and takes it back step by step', async () => {
    await page.getByRole('button', { name: 'Écrire une règle en Cedar' }).click();
    const expert = page.locator('[data-rule="Nouvelle règle en Cedar"]');
    await expert.getByLabel('Texte Cedar').fill('permit (principal, action, resource)\nwhen { principal.height > 2 };');
    await expert.getByText('Ligne 2, colonne 8').waitFor();
    const publish = page.getByRole('button', { name: 'Publier…' });
    await until('it can not be published', async () => (await publish.getAttribute('aria-disabled')) === 'true');
    await look('a text with a fault');
    await page.getByRole('button', { name: 'Annuler la dernière modification' }).click();
    await expert.getByText('Ligne 2, colonne 8').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Annuler la dernière modification' }).click();
    await expert.waitFor({ state: 'detached' });
  });

  test('[P8] sees every decision of the month that would change before it is published', async () => {
    await page.getByRole('button', { name: 'Rejouer le mois' }).click();
    await page.getByRole('button', { name: 'Rejouer les 30 derniers jours' }).click();
    await page.getByText('4 décisions changeraient sur 4').waitFor();
    await look('replay');
    await page.getByRole('button', { name: 'Publier…' }).click();
    const dialog = page.getByRole('dialog', { name: `Publier la version ${version + 1}` });
    await until('all four decisions are there', async () => (await dialog.getByRole('row').count()) === 1 + 4);
    await dialog.getByText('Ajoutée').waitFor();
    await look('publish');
    await dialog.getByRole('button', { name: 'Publier' }).click();
    await dialog.getByText('Dites pourquoi cette version entre en vigueur.').waitFor();
    await dialog.getByLabel('Pourquoi').fill('La comptabilité ferme ses comptes.');
    await dialog.getByRole('button', { name: 'Publier' }).click();
    await page.getByText(`La version ${version + 1} est en vigueur.`).waitFor();
    expect(await decide()).toMatchObject({
      version: version + 1,
      capabilities: [{ allowed: false, determining: [{ name: 'Comptabilité fermée' }] }],
    });
  });

  test('[P10] reads why a request was refused, with the rule and its source', async () => {
    await page.getByRole('button', { name: 'Décisions' }).click();
    const rows = page.getByRole('table', { name: 'Décisions' }).getByRole('row');
    await until('all that was decided is there', async () => (await rows.count()) > 2);
    await page.getByText('Refusées', { exact: true }).click();
    await page.getByRole('textbox').fill('comptabilite');
    await until('the one refusal by that rule is left', async () => (await rows.count()) === 2);
    await look('decisions');
    await rows.nth(1).getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`Refusé : règle « Comptabilité fermée », version ${version + 1}.`).waitFor();
    await dialog.getByText(/^Les techniciens N1 et N2 ne peuvent pas/).waitFor();
    expect(await dialog.getByText('forbid (').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Voir le texte Cedar' }).click();
    await dialog.getByText('forbid (').waitFor();
    await look('a decision');
    await page.keyboard.press('Escape');
  });

  test('[P6] goes back to an older version, as a new one', async () => {
    await page.getByRole('button', { name: 'Historique' }).click();
    await page.getByText('La comptabilité ferme ses comptes.').waitFor();
    await look('history');
    await page
      .getByRole('table', { name: 'Versions publiées' })
      .getByRole('button', { name: `${version}`, exact: true })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: `Revenir à la version ${version}…` }).click();
    await dialog.getByText('Supprimée').waitFor();
    await until('the decisions that would change are there', async () => (await dialog.getByRole('row').count()) > 1);
    await look('going back');
    await dialog.getByLabel('Pourquoi').fill('Les comptes sont clos.');
    await dialog.getByRole('button', { name: `Revenir à la version ${version}`, exact: true }).click();
    await page.getByText(`La version ${version + 2} est en vigueur.`).waitFor();
    await page.getByText(`Retour à la version ${version} · Les comptes sont clos.`).waitFor();
    expect((await decide()).capabilities[0]?.allowed).toBe(true);
    await page
      .getByRole('navigation', { name: 'Parties des politiques' })
      .getByRole('button', { name: 'Règles' })
      .click();
    await page.locator('[data-rule="Interventions N2 et N3"]').waitFor();
    expect(await rule().count()).toBe(0);
  });

  test('[P9] asks for a second administrator from now on', async () => {
    await journey()
      .wire(cast.administrator)
      .then((wire) => wire.must('person.create', second));
    await page.getByText('Deux administrateurs pour publier').click();
    await publishOn(
      `Publier la version ${version + 3}`,
      'Il faudra désormais deux administrateurs pour publier.',
      'Publier',
    );
    await page.getByText(`La version ${version + 3} est en vigueur.`).waitFor();
  });

  test('[P9] what one proposes waits, and they can not approve it themselves', async () => {
    await page.getByRole('button', { name: 'Ajouter une interdiction' }).click();
    await page.keyboard.type('Rien sans les deux');
    await propose();
    await page.getByText("Votre version attend l'approbation d'un autre administrateur").waitFor();
    expect(await page.getByRole('button', { name: 'Approuver et publier' }).count()).toBe(0);
    const wire = await journey().wire(cast.administrator);
    const { proposal } = await wire.must('policy.show', {});
    const own = await wire.request('policy.approve', { proposedAt: proposal?.proposedAt ?? 0 });
    expect(own).toEqual({ ok: false, failure: { type: 'another-must-approve' } });
    // One state at a time: nothing is published, or said to be in force, beside what waits.
    expect(await page.getByRole('button', { name: 'Publier…' }).count()).toBe(0);
    expect(await page.getByText(/^Version \d+ en vigueur/).count()).toBe(0);
    await page.getByText('elles ne se modifient pas tant que la proposition attend').waitFor();
  });

  test('[P9] what the other refuses never comes into force, and is not lost', async () => {
    const { browse, desk } = journey();
    other = await browse(desk, second);
    await other.getByRole('button', { name: 'Politiques' }).click();
    await other.getByText(`${cast.administrator.name} propose une version`).waitFor();
    faults.push(['a proposal', await accessibilityFaults(other)]);
    expect(await other.getByRole('button', { name: 'Approuver et publier' }).count()).toBe(0);
    await examine();
    faults.push(['a proposal that is read', await accessibilityFaults(other)]);
    await other.getByRole('dialog').getByRole('button', { name: 'Fermer', exact: true }).last().click();
    await other.getByRole('button', { name: 'Refuser la proposition' }).click();
    await other.getByText(`${cast.administrator.name} propose une version`).waitFor({ state: 'detached' });
    await page.getByText("Votre version attend l'approbation").waitFor({ state: 'detached' });
    await page.getByText(`Version ${version + 3} en vigueur`).waitFor();
    await page.locator('[data-rule="Rien sans les deux"]').waitFor();
  });

  test('[P9] what the other approves is in force at once, under both names', async () => {
    await propose();
    await (await examine()).click();
    await other.getByText(`La version ${version + 4} est en vigueur.`).waitFor();
    await page.getByText(`publiée par ${cast.administrator.name}, approuvée par ${second.name}`).waitFor();
    await other.getByRole('button', { name: 'Historique' }).click();
    await other.getByText(`${cast.administrator.name} + ${second.name}`).waitFor();
    expect((await decide()).version).toBe(version + 4);
  });

  test('[P6] [P9] in the browser one proposes the way back by keyboard, and the other approves it in the application', async () => {
    const table = other.getByRole('table', { name: 'Versions publiées' });
    const former = table.getByRole('button', { name: `${version}`, exact: true });
    await tabTo(other, table.getByRole('button', { name: /en vigueur$/ }));
    for (let above = version + 4; above > version; above -= 1) await other.keyboard.press('ArrowDown');
    await pressOn(other, former);
    await pressOn(other, other.getByRole('button', { name: `Revenir à la version ${version}…` }));
    const dialog = other.getByRole('dialog', { name: `Revenir à la version ${version}` });
    await dialog.getByText('Ses règles sont proposées comme version').waitFor();
    await tabTo(other, dialog.getByLabel('Pourquoi'));
    await other.keyboard.type('Plus rien à interdire.');
    await pressOn(other, dialog.getByRole('button', { name: 'Proposer à un autre administrateur' }));
    await other.getByText("La version attend l'approbation d'un autre administrateur.").waitFor();
    expect((await decide()).version).toBe(version + 4);
    await page.getByText(`${second.name} propose de revenir à la version ${version}`).waitFor();
    await (await examine(page, `${second.name} : Plus rien à interdire.`)).click();
    await other.getByText(`Version ${version + 5} en vigueur`).waitFor();
    expect((await decide()).version).toBe(version + 5);
  });

  test('[U1] on screens that hold WCAG 2.2 AA', () => {
    expect(faults.filter(([, found]) => found.length > 0)).toEqual([]);
  });
});
