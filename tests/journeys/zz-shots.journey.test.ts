import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { beforeAll, describe, test } from 'vitest';
import { foreignKey } from '../../app/testing/builders.ts';
import { cast } from '../../scripts/stage/cast.ts';
import { publishRules } from '../../scripts/stage/rules.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import { beginSession, factOn, handOver, lettersOn, ticketOf } from '../support/scenes.ts';

const OUT = '/tmp/rights2-shots';
const noHand = { id: '5ac0a9ff-0000-4000-8000-000000000001', name: 'Sans la main aujourd’hui', source: { type: 'cedar' as const, text: 'forbid (principal, action == Action::"control", resource);' } };
const noView = { id: '5ac0a9ff-0000-4000-8000-000000000002', name: 'Postes fermés', source: { type: 'cedar' as const, text: 'forbid (principal, action == Action::"view", resource);' } };

describe('shots', () => {
  const journey = setJourney({ chained: true });
  let employee: Seat;
  let technician: Page;
  let wire: Wire;
  let administrator: Wire;
  let ticketId: string;
  const shot = (page: Page, name: string) => page.screenshot({ path: join(OUT, `${name}.png`), timeout: 10_000 }).catch((e: unknown) => console.error(name, String(e)));

  const wear = async (page: Page, language: 'fr' | 'en', theme: 'light' | 'dark') => {
    await page.evaluate(([l, t]) => (window as unknown as { accord: { setAppearance(a: unknown): Promise<void> } }).accord.setAppearance({ language: l, theme: t }), [language, theme] as const);
    await new Promise((r) => setTimeout(r, 700));
  };
  const FOUR = [['fr', 'light'], ['fr', 'dark'], ['en', 'light'], ['en', 'dark']] as const;

  beforeAll(async () => {
    const { start, desk, office } = journey();
    employee = await start(desk, cast.camille);
    const t = await start(office, cast.karim);
    technician = t.page;
    wire = await journey().wire(cast.karim);
    administrator = await journey().wire(cast.administrator);
    const reference = await handOver(employee.page, technician, 'Le tableur perd ses formules.');
    ({ id: ticketId } = await ticketOf(wire, reference));
  });

  test('session', async () => {
    const banner = await beginSession(employee.app, technician, { control: true });
    await technician.locator('.tool-bar').hover();
    for (const [l, th] of FOUR) {
      await wear(technician, l, th);
      await technician.locator('.tool-bar').hover();
      await technician.getByRole('button', { name: /10 min/ }).click();
      await until('letter', async () => (await lettersOn(employee.app)) === 1);
      await technician.locator('.tool-bar').hover();
      await shot(technician, `tech-waiting-${l}-${th}`);
      await technician.locator('.tool-bar .button[aria-label]').filter({ hasText: /Retirer|Take back/ }).click();
      await until('no letter', async () => (await lettersOn(employee.app)) === 0);
      await new Promise((r) => setTimeout(r, 300));
      await shot(technician, `tech-withdrawn-${l}-${th}`);
      await wear(employee.page, l, th);
      await shot(banner, `banner-takenback-${l}-${th}`);
      journey().desk.capture(`${OUT}/desk-takenback-${l}-${th}.png`);
      await new Promise((r) => setTimeout(r, 10_500));
    }
    await publishRules(administrator, [{ type: 'rule-put', rule: noHand }]);
    await factOn(wire, ticketId, 'right-revoked');
    await new Promise((r) => setTimeout(r, 1500));
    for (const [l, th] of FOUR) {
      await wear(employee.page, l, th);
      await wear(technician, l, th);
      await shot(banner, `banner-revoked-${l}-${th}`);
      journey().desk.capture(`${OUT}/desk-revoked-${l}-${th}.png`);
      await technician.locator('.tool-bar').hover();
      await technician.getByRole('button', { name: /souris et le clavier|mouse and keyboard/ }).first().click();
      await new Promise((r) => setTimeout(r, 600));
      await shot(technician, `tech-refused-${l}-${th}`);
    }
    await publishRules(administrator, [{ type: 'rule-put', rule: noView }]);
    await factOn(wire, ticketId, 'ended');
    await new Promise((r) => setTimeout(r, 1500));
    for (const [l, th] of FOUR) {
      await wear(employee.page, l, th);
      await wear(technician, l, th);
      await shot(employee.page, `employee-over-${l}-${th}`);
      await shot(technician, `tech-ended-${l}-${th}`);
    }
    await technician.getByRole('button', { name: /Back to the ticket|Revenir au ticket/ }).click();
    await technician.locator('.locks').waitFor();
    for (const [l, th] of FOUR) {
      await wear(technician, l, th);
      await shot(technician, `tech-locks-${l}-${th}`);
    }
    const file = await wire.must('ticket.show', { ticketId });
    writeFileSync(`${OUT}/timeline.json`, JSON.stringify(file.timeline.map(({ actor, fact }) => [actor.kind, fact.type, 'removal' in fact ? fact.removal : 'reason' in fact ? fact.reason : 'why' in fact ? fact.why : '']), null, 1));
  }, 240_000);

  test('contract', async () => {
    await publishRules(administrator, [{ type: 'rule-removed', ruleId: noHand.id }, { type: 'rule-removed', ruleId: noView.id }]);
    const [contract] = await administrator.must('contract.list', {});
    if (contract === undefined) throw new Error('no contract');
    const { closedDays: _c, ...terms } = contract.terms;
    await administrator.must('contract.save', { ...contract, terms: { ...terms, endsOn: '2025-12-31', startsOn: '2020-01-01' }, editing: { id: contract.id, seen: contract.changedAt } });
    await new Promise((r) => setTimeout(r, 1500));
    await shot(technician, 'tech-locks-contract');
  }, 60_000);

  test('key', async () => {
    const { desk, startAgain } = journey();
    const { app: before } = employee;
    await wear(employee.page, 'fr', 'light');
    await employee.page.getByRole('button', { name: 'Réglages' }).click();
    await shot(employee.page, 'settings-known');
    await before.close();
    await before.ended;
    const file = join(before.profile, 'rules.json');
    const stored = JSON.parse(readFileSync(file, 'utf8')) as { value: Record<string, unknown> };
    for (const url of Object.keys(stored.value)) stored.value[url] = { brokerKey: foreignKey.publicKey, signed: null };
    writeFileSync(file, JSON.stringify(stored));
    const { app, page } = await startAgain(desk, before);
    await page.getByRole('button', { name: 'Voir les deux clés' }).waitFor();
    for (const [l, th] of FOUR) {
      await wear(page, l, th);
      await shot(page, `key-notice-${l}-${th}`);
    }
    await page.getByRole('button', { name: 'See both keys' }).click();
    for (const [l, th] of FOUR) {
      await wear(page, l, th);
      await page.locator('.server-key').scrollIntoViewIfNeeded();
      await page.evaluate(() => document.querySelector('.server-key')?.scrollIntoView());
      await shot(page, `key-settings-${l}-${th}`);
      await page.evaluate(() => document.querySelector('.server-key-compared')?.scrollIntoView({ block: 'center' }));
      await shot(page, `key-trust-${l}-${th}`);
    }
    await page.locator('.server-key-compared input').check();
    await wear(page, 'fr', 'light');
    await page.getByRole('button', { name: /Faire confiance/ }).click();
    await new Promise((r) => setTimeout(r, 2500));
    desk.capture(`${OUT}/key-native.png`);
    await (await app.main()).evaluate(({ dialog, BrowserWindow }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
      return BrowserWindow.getAllWindows().length;
    }, null);
    const { probe } = desk;
    probe.keyDown('Escape'); probe.keyUp('Escape');
    await new Promise((r) => setTimeout(r, 1500));
    desk.capture(`${OUT}/key-native-after.png`);
    await page.getByRole('button', { name: /Faire confiance/ }).click();
    await page.getByText('Ce poste fait confiance à la nouvelle clé.').waitFor();
    for (const [l, th] of FOUR) {
      await wear(page, l, th);
      await shot(page, `key-pinned-${l}-${th}`);
    }
    await page.getByRole('button', { name: 'Journal', exact: true }).click();
    for (const [l, th] of FOUR) {
      await wear(page, l, th);
      await page.evaluate(() => document.querySelector('#key-changes')?.scrollIntoView());
      await shot(page, `key-journal-${l}-${th}`);
    }
  }, 180_000);

  test('admin', async () => {
    const { office, start } = journey();
    const { page } = await start(office, cast.administrator);
    for (const [l, th] of FOUR) {
      await wear(page, l, th);
      await page.getByRole('button', { name: /^(Postes|Workstations)/ }).first().click().catch(() => page.getByRole('link', { name: /^(Postes|Workstations)/ }).first().click());
      await page.getByRole('button', { name: /Enrôler un parc|Enrol a fleet/ }).click();
      await new Promise((r) => setTimeout(r, 500));
      await shot(page, `admin-fleet-${l}-${th}`);
      await page.getByRole('button', { name: /^(Fermer|Close)$/ }).last().click();
    }
    for (const [l, th] of FOUR) {
      await wear(page, l, th);
      await page.getByRole('button', { name: /^(Politiques|Policies)/ }).first().click().catch(() => page.getByRole('link', { name: /^(Politiques|Policies)/ }).first().click());
      await page.getByRole('tab', { name: /Essayer un cas|Try a case/ }).click().catch(() => page.getByText(/Essayer un cas|Try a case/).click());
      await new Promise((r) => setTimeout(r, 500));
      const own = page.getByText(/ticket.*(lui|technicien|own)/i);
      void own;
      await shot(page, `admin-whatif0-${l}-${th}`);
      await page.locator('.policy-case input[type=checkbox]').nth(2).click({ force: true }).catch(() => undefined);
      await new Promise((r) => setTimeout(r, 500));
      await shot(page, `admin-whatif-${l}-${th}`);
      await page.getByRole('tab', { name: /Décisions|Decisions/ }).click().catch(() => undefined);
      await new Promise((r) => setTimeout(r, 500));
      await shot(page, `admin-decisions-${l}-${th}`);
    }
  }, 120_000);
});
