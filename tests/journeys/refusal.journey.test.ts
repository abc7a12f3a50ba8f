import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AccordApp } from '../../scripts/stage/accord-app.ts';
import { cast } from '../../scripts/stage/cast.ts';
import { activeArea } from '../../scripts/stage/foreign.ts';
import { consentOn, denyHelpOn, refuseOn } from '../../scripts/stage/hands/answer.ts';
import { askAnother } from '../../scripts/stage/hands/employee.ts';
import { requestSession } from '../../scripts/stage/hands/technician.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import { clickAt, factOn, handOver, sessionIsGone, ticketOf, timelineOf } from '../support/scenes.ts';

describe('the employee says no', () => {
  const journey = setJourney({ chained: true });
  let employee: Seat;
  let technician: Seat;
  let console: AccordApp;
  let administrator: Page;
  let wire: Wire;
  let ticketId: string;

  beforeAll(async () => {
    const { start, desk, office } = journey();
    [employee, technician] = await Promise.all([start(desk, cast.camille), start(office, cast.karim)]);
    wire = await journey().wire(cast.karim);
    const reference = await handOver(employee.page, technician.page, 'Le tableur ne calcule plus.');
    ({ id: ticketId } = await ticketOf(wire, reference));
  });

  const askAgain = () => technician.page.getByRole('button', { name: 'Demander de nouveau' });
  const blocked = (cause: string) =>
    administrator
      .getByRole('table', { name: 'Techniciens bloqués sur un poste' })
      .getByRole('row')
      .filter({ hasText: cause });
  const blockAlert = () => administrator.getByRole('alert').filter({ hasText: 'est bloqué·e sur' });
  const askButton = () => technician.page.getByRole('button', { name: 'Demander la prise en main' });

  test('[K4] a request that the technician takes back disappears from the screen', async () => {
    await requestSession(technician.page, { control: true });
    await consentOn(await employee.app.window('consent')).refuse.waitFor();
    await technician.page.getByRole('button', { name: 'Retirer la demande' }).click();
    await sessionIsGone(employee.app);
    await factOn(wire, ticketId, 'withdrawn');
    await askButton().waitFor();
  });

  test('[C1] [K4] a refusal is told to the technician, is on the ticket, and nothing was seen', async () => {
    await requestSession(technician.page, { control: true });
    await refuseOn(await employee.app.window('consent'));
    await technician.page.getByText('La personne a refusé.').waitFor();
    await sessionIsGone(employee.app);
    expect((await factOn(wire, ticketId, 'refused')).fact.reason).toBe('declined');
    const { sessions } = await wire.must('ticket.show', { ticketId });
    expect(sessions.map(({ phase }) => phase.type).toSorted()).toEqual(['refused', 'withdrawn']);
    await askAgain().click();
  });

  test('[C4] a consent window that is closed means no', async () => {
    const { desk } = journey();
    await requestSession(technician.page, { control: true });
    const consent = await employee.app.window('consent');
    await consentOn(consent).refuse.waitFor();
    const { x, y, width } = await until('the letter has the keyboard', async () => {
      const area = await activeArea(desk);
      const [left, wide] = await consent.evaluate(() => [window.screenX, window.innerWidth]);
      return area.x === left && area.width === wide && area;
    });
    // The window manager's own button, at the right end of the title.
    clickAt(desk.probe, { x: x + width - 10, y: y - 10 });
    await technician.page.getByText(/a refusé deux fois/).waitFor();
    await sessionIsGone(employee.app);
  });

  test('[S9] after the second no there is nothing left to ask with', async () => {
    expect(await askAgain().count()).toBe(0);
    await technician.page.getByRole('button', { name: "J'ai compris" }).click();
    await technician.page.getByText(/a refusé deux fois/).waitFor();
    expect(await askButton().count()).toBe(0);
  });

  test('[S9] until an administrator lifts it, with a reason', async () => {
    const { start, office } = journey();
    ({ app: console, page: administrator } = await start(office, cast.administrator));
    await administrator.getByText('1 technicien bloqué').waitFor({ state: 'attached' });
    await blockAlert().getByText(`${cast.camille.name} a refusé deux fois de suite.`).waitFor();
    expect(await accessibilityFaults(administrator)).toEqual([]);
    await administrator.getByRole('button', { name: 'Sessions en cours' }).click();
    const row = blocked('Deux refus de suite');
    await row.getByRole('button', { name: cast.karim.name }).click();
    const sure = administrator.getByRole('dialog', { name: `Laisser ${cast.karim.name} redemander ?` });
    await sure.getByText(`${cast.camille.name} a refusé deux fois de suite.`).waitFor();
    const lift = sure.getByRole('button', { name: 'Lever le blocage' });
    await lift.click();
    await sure.getByText('Dites pourquoi le blocage est levé.').waitFor();
    expect(await accessibilityFaults(administrator)).toEqual([]);
    expect(await askButton().count()).toBe(0);
    await sure.getByLabel('Raison').fill('Tous deux appelés : un malentendu.');
    await lift.click();
    await administrator.getByText(`${cast.karim.name} peut de nouveau demander.`).waitFor();
    await row.getByText(`Levé par ${cast.administrator.name} · Tous deux appelés : un malentendu.`).waitFor();
    await askButton().waitFor();
    await blockAlert().waitFor({ state: 'detached' });
    await administrator.getByRole('button', { name: 'Personnes' }).click();
  });

  test('[S9] [K4] "I did not ask for help" has its own name, and one is enough', async () => {
    const main = await console.main();
    await main.evaluate(({ BrowserWindow, Notification }) => {
      // The desktop of this test has nobody who would show it.
      Notification.isSupported = () => true;
      // Who clicks on it is listened for just before it is shown.
      Notification.prototype.on = function on() {
        Object.assign(globalThis, { shownNotice: `${this.title} · ${this.body}` });
        return this;
      };
      for (const window of BrowserWindow.getAllWindows()) window.hide();
    }, null);
    await askAnother(employee.page);
    const reference = await handOver(employee.page, technician.page, 'La webcam reste noire.');
    await requestSession(technician.page, { control: false });
    await denyHelpOn(await employee.app.window('consent'));
    await technician.page.getByText(/a répondu n'avoir demandé aucune aide/).waitFor();
    await sessionIsGone(employee.app);
    await technician.page.getByRole('button', { name: "J'ai compris" }).click();
    await technician.page.getByText(/a répondu n'avoir demandé aucune aide/).waitFor();
    expect(await askButton().count()).toBe(0);
    const thanks = employee.page.getByRole('alert').filter({ hasText: "Merci de l'avoir dit." });
    await thanks.getByText(`${cast.karim.name} ne peut plus rien demander`).waitFor();
    await thanks.getByText(reference).waitFor();
    await until('the desktop says it too', () =>
      main.evaluate(
        (_, text) => String(Reflect.get(globalThis, 'shownNotice')).includes(text),
        `${cast.karim.name} est bloqué·e`,
      ),
    );
    await main.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.show();
    }, null);
    await blockAlert().getByText(`${cast.camille.name} dit n'avoir pas demandé d'aide.`).waitFor();
    await blockAlert().getByRole('button', { name: 'Lever le blocage…' }).click();
    const sure = administrator.getByRole('dialog', { name: `Laisser ${cast.karim.name} redemander ?` });
    await sure.getByLabel('Raison').fill('Appelée : une erreur.');
    await sure.getByRole('button', { name: 'Lever le blocage' }).click();
    await blockAlert().waitFor({ state: 'detached' });
    await thanks.getByText(`${cast.karim.name} peut de nouveau vous demander`).waitFor();
    expect(await thanks.getByText(`${cast.karim.name} ne peut plus rien demander`).count()).toBe(0);
    await thanks.getByRole('button', { name: "J'ai compris" }).click();
    await thanks.waitFor({ state: 'detached' });
    await askButton().waitFor();
  });

  test('[U3] a workstation on Wayland says that it is Wayland, and asks nobody anything', async () => {
    const { start, desk } = journey();
    await employee.app.close();
    // What such a desktop says of itself; Accord reads it before it looks for screens.
    const wayland = { ...desk, env: { ...desk.env, XDG_SESSION_TYPE: 'wayland' } };
    const nadia = await start(wayland, cast.nadia);
    const own = await handOver(nadia.page, technician.page, 'La visioconférence reste noire.');
    await requestSession(technician.page, { control: true });
    await technician.page.getByText('Le poste utilise Wayland, qui ne laisse aucun programme').waitFor();
    const { id } = await ticketOf(wire, own);
    expect((await factOn(wire, id, 'refused')).fact.reason).toBe('unsupported-display-server');
    expect((await timelineOf(wire, id)).map(({ fact }) => fact.type)).not.toContain('displayed');
    await sessionIsGone(nadia.app);
  });
});
