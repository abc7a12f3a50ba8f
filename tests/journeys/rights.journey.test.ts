import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { WEEKDAYS } from '../../app/directory/calendar.ts';
import type { PolicyRule } from '../../app/policy/rule.ts';
import { foreignKey } from '../../app/testing/builders.ts';
import { cast } from '../../scripts/stage/cast.ts';
import { acceptOn, bannerOn, consentOn, stopOn } from '../../scripts/stage/hands/answer.ts';
import { drive } from '../../scripts/stage/hands/technician.ts';
import { publishRules } from '../../scripts/stage/rules.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import { beginSession, factOn, handOver, lettersOn, sessionIsGone, ticketOf } from '../support/scenes.ts';
import type { TamperingRelay } from '../support/tampering-relay.ts';
import { startTamperingRelay, underAnotherKey } from '../support/tampering-relay.ts';

const DAY_NAMES = {
  mon: 'lundi',
  tue: 'mardi',
  wed: 'mercredi',
  thu: 'jeudi',
  fri: 'vendredi',
  sat: 'samedi',
  sun: 'dimanche',
};

const noHand: PolicyRule = {
  id: '5ac0a9ff-0000-4000-8000-000000000001',
  name: 'Sans la main aujourd’hui',
  source: { type: 'cedar', text: 'forbid (principal, action == Action::"control", resource);' },
};

describe('D10 D11: rights that change while somebody is helped', () => {
  const journey = setJourney({ chained: true });
  let employee: Seat;
  let technician: Page;
  let wire: Wire;
  let administrator: Wire;
  let relay: TamperingRelay;
  let ticketId: string;

  beforeAll(async () => {
    const { start, browse, desk, office, broker, lifetime } = journey();
    relay = await startTamperingRelay(lifetime, broker.url);
    employee = await start(desk, cast.camille, relay.url);
    technician = await browse(office, cast.karim);
    wire = await journey().wire(cast.karim);
    administrator = await journey().wire(cast.administrator);
    const reference = await handOver(employee.page, technician, 'Le tableur perd ses formules.');
    ({ id: ticketId } = await ticketOf(wire, reference));
  });

  const changeTerms = async (over: object): Promise<void> => {
    const [contract] = await administrator.must('contract.list', {});
    if (contract === undefined) throw new Error('the town has a contract');
    const { closedDays: _follow, ...terms } = contract.terms;
    const editing = { id: contract.id, seen: contract.changedAt };
    await administrator.must('contract.save', { ...contract, terms: { ...terms, ...over }, editing });
  };

  /** Waits until the picture goes on from where it is now. */
  const moves = async (page: Page): Promise<void> => {
    const before = await page.evaluate(() => document.querySelector('video')?.currentTime ?? 0);
    await page.waitForFunction((past) => (document.querySelector('video')?.currentTime ?? 0) > past, before);
  };

  test('[R5] a rule that is published takes the hand away within a second, the picture goes on, both are told why', async () => {
    const banner = await beginSession(employee.app, technician, { control: true });
    await drive(technician);
    await publishRules(administrator, [{ type: 'rule-put', rule: noHand }]);
    const published = Date.now();
    const { fact } = await factOn(wire, ticketId, 'right-revoked');
    expect(fact.at - published).toBeLessThan(1000);
    expect(fact.removal).toMatchObject({ lock: 'policy', capability: 'control', why: 'forbidden', rule: noHand.name });
    await technician.getByText('Plus de droit « souris et clavier » : règle « Sans la main').waitFor();
    // Which rule it was is not the employee's to know.
    await banner.getByText('Les règles de votre organisation ne permettent plus ceci : souris et clavier.').waitFor();
    expect(await bannerOn(banner).control.count()).toBe(0);
    expect(await bannerOn(banner).view.isChecked()).toBe(true);
    await moves(technician);
  });

  test('[C12] [R4] asking for it again disturbs nobody while the rule stands', async () => {
    await technician.locator('.tool-bar').hover();
    await technician.getByRole('button', { name: 'Demander la souris et le clavier' }).click();
    const refusal = technician.getByText('Prendre la souris et le clavier. Refusé : règle « Sans la main');
    await refusal.waitFor();
    expect(await lettersOn(employee.app)).toBe(0);
  });

  test('[C12] [C13] once it may be asked, the letter shows the difference alone, and a yes gives the hand back', async () => {
    await publishRules(administrator, [{ type: 'rule-removed', ruleId: noHand.id }]);
    await until('the workstation has the new rules', async () => {
      const answer = await wire.must('session.rights', { ticketId });
      return answer.removed.length === 0;
    });
    await technician.getByRole('button', { name: 'Demander la souris et le clavier' }).click();
    const letter = await employee.app.window('consent');
    await letter.getByText('demande, en plus de ce que vous avez accordé').waitFor();
    expect(await consentOn(letter).view.count()).toBe(0);
    await letter.getByText("Déjà accordé : voir l'écran, jusqu'à").waitFor();
    await technician.getByText("La personne lit votre demande : l'image revient ensuite").waitFor();
    await acceptOn(letter);
    await factOn(wire, ticketId, 'further-granted');
    await drive(technician);
    await moves(technician);
  });

  test('[C12] more time is asked for and given; the end moves on both screens', async () => {
    const ends = async (): Promise<number> => {
      const { sessions } = await wire.must('ticket.show', { ticketId });
      const phase = sessions.at(-1)?.phase;
      if (phase?.type !== 'active') throw new Error('the session goes on');
      return phase.signed.grant.expiresAt;
    };
    const before = await ends();
    await technician.locator('.tool-bar').hover();
    await technician.getByRole('button', { name: 'Demander 10 min de plus' }).click();
    const letter = await employee.app.window('consent');
    await letter.getByRole('switch', { name: '10 minutes de plus' }).waitFor();
    await acceptOn(letter);
    await until('the end has moved', async () => (await ends()) === before + 600_000);
    const banner = await employee.app.window('banner');
    await banner.getByText(/Reste (?:2\d|30) min/).waitFor();
  });

  test('[C12] what is taken back while it waits goes off the screen, and both are told', async () => {
    const banner = await employee.app.window('banner');
    await technician.locator('.tool-bar').hover();
    await technician.getByRole('button', { name: 'Demander 10 min de plus' }).click();
    await until('the letter is there', async () => (await lettersOn(employee.app)) === 1);
    await technician.getByRole('button', { name: 'Retirer la demande' }).click();
    await until('no letter is left', async () => (await lettersOn(employee.app)) === 0);
    await banner.getByText(`${cast.karim.name} a retiré sa demande`).waitFor();
    await factOn(wire, ticketId, 'further-withdrawn');
    await moves(technician);
  });

  test('[R2] rules under another key are refused by name, and the former ones stand', async () => {
    relay.tamper(underAnotherKey);
    await publishRules(administrator, [{ type: 'rule-put', rule: noHand }]);
    await until('the relay has changed something', () => relay.tampered() > 0);
    await moves(technician);
    await drive(technician);
    const takenBy = async (): Promise<string[]> => {
      const { timeline } = await wire.must('ticket.show', { ticketId });
      return timeline.flatMap(({ actor, fact }) => (fact.type === 'right-revoked' ? [actor.kind] : []));
    };
    // The broker takes it away in its own books, and the workstation, which was told by nobody it knows, does not.
    await until('the broker has taken the hand away', async () => (await takenBy()).length === 2);
    expect((await takenBy()).at(-1)).toBe('broker');
    expect(await bannerOn(await employee.app.window('banner')).control.isChecked()).toBe(true);
    relay.tamper(null);
    await stopOn(await employee.app.window('banner'));
    await sessionIsGone(employee.app);
  });

  test('[R1] a contract without remote help: the lock says so, and the employee is never disturbed', async () => {
    await publishRules(administrator, [{ type: 'rule-removed', ruleId: noHand.id }]);
    await changeTerms({ remote: false });
    await technician.getByRole('button', { name: 'Revenir au ticket' }).click();
    const lock = technician.getByRole('listitem').filter({ hasText: 'Contrat' });
    await lock
      .getByText(/le contrat n'inclut pas l'aide à distance/)
      .first()
      .waitFor();
    expect(await technician.getByRole('button', { name: 'Demander la prise en main' }).isDisabled()).toBe(true);
    expect(await lettersOn(employee.app)).toBe(0);
  });

  test('[R4] [P10] hours that are over: the lock says when they begin again', async () => {
    const inTwoDays = WEEKDAYS[(new Date(Date.now() + 2 * 24 * 3_600_000).getUTCDay() + 6) % 7] ?? 'mon';
    const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    const hours = { ...closed, [inTwoDays]: [{ from: '08:00', to: '18:00' }] };
    await changeTerms({ remote: true, timeZone: 'UTC', hours });
    const lock = technician.getByRole('listitem').filter({ hasText: 'Contrat' });
    await lock
      .getByText(new RegExp(`Les heures du contrat reprennent ${DAY_NAMES[inTwoDays]} \\d+ \\S+ à \\d\\d:00`))
      .waitFor();
  });

  test('[P7] what was kept from being asked stands among the decisions, with the lock that was closed', async () => {
    const { browse, office } = journey();
    const page = await browse(office, cast.administrator);
    await page.getByRole('button', { name: 'Politiques' }).click();
    await page.getByRole('button', { name: 'Décisions' }).click();
    await page.getByText('Refusées', { exact: true }).click();
    const notAsked = page.getByRole('row').filter({ hasText: 'pas demandé' });
    await notAsked.first().getByText('Contrat', { exact: true }).waitFor();
    await notAsked.first().getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Les heures du contrat reprennent').first().waitFor();
    await dialog.getByText("Le technicien n'a pas pu demander").waitFor();
    await dialog.getByText('aide à distance incluse · hors des heures du contrat').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('[R6] a server under another key is told of in words, and taken on only after a question of the system’s own', async () => {
    const { desk, startAgain } = journey();
    const { app: before } = employee;
    await before.close();
    await before.ended;
    underAnotherPin(join(before.profile, 'rules.json'));
    const { app, page } = await startAgain(desk, before, relay.url);
    const answerWith = async (response: number): Promise<void> =>
      (await app.main()).evaluate(({ dialog }, given) => {
        dialog.showMessageBox = () => Promise.resolve({ response: given, checkboxChecked: false });
      }, response);
    await page.getByRole('button', { name: 'Voir les deux clés' }).click();
    const trust = page.getByRole('button', { name: 'Faire confiance à la nouvelle clé…' });
    expect(await trust.isDisabled()).toBe(true);
    await page.getByRole('switch', { name: /les huit mots de la clé présentée/ }).check();
    await answerWith(0);
    await trust.click();
    await until('the question has been answered', () => trust.isEnabled());
    expect(await page.getByText('Le serveur se présente sous une autre clé').count()).toBe(1);
    await answerWith(1);
    await trust.click();
    await page.getByText('Ce poste fait confiance à la nouvelle clé.').waitFor();
    expect(await page.getByText('Le serveur se présente sous une autre clé').count()).toBe(0);
    await page.getByRole('button', { name: 'Journal', exact: true }).click();
    await page.getByRole('heading', { name: 'Clé du serveur changée' }).waitFor();
  });
});

/** As if the server that this computer knows had been another one. */
function underAnotherPin(file: string): void {
  const stored = Stored.parse(JSON.parse(readFileSync(file, 'utf8')));
  const value = Object.keys(stored.value).map((url) => [url, { brokerKey: foreignKey.publicKey, signed: null }]);
  writeFileSync(file, JSON.stringify({ value: Object.fromEntries(value) }));
}

const Stored = z.object({ value: z.record(z.string(), z.unknown()) });
