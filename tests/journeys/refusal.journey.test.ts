import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import { activeArea } from '../../scripts/stage/foreign.ts';
import { consentOn, refuseOn } from '../../scripts/stage/hands/answer.ts';
import { requestSession } from '../../scripts/stage/hands/technician.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import { clickAt, factOn, handOver, sessionIsGone, ticketOf } from '../support/scenes.ts';

describe('the employee says no', () => {
  const journey = setJourney();
  let employee: Seat;
  let technician: Seat;
  let wire: Wire;
  let ticketId: string;

  beforeAll(async () => {
    const { start, desk, office } = journey();
    [employee, technician] = await Promise.all([start(desk, cast.camille), start(office, cast.karim)]);
    wire = await journey().wire(cast.karim);
    const reference = await handOver(employee.page, technician.page, 'Le tableur ne calcule plus.');
    ({ id: ticketId } = await ticketOf(wire, reference));
  });

  const askAgain = async (): Promise<void> => {
    await technician.page.getByRole('button', { name: 'Demander de nouveau' }).click();
  };

  test('[C1] [K4] a refusal is told to the technician, is on the ticket, and nothing was seen', async () => {
    await requestSession(technician.page, { control: true });
    const consent = await employee.app.window('consent');
    await refuseOn(consent);
    await technician.page.getByText('La personne a refusé.').waitFor();
    await sessionIsGone(employee.app);
    expect((await factOn(wire, ticketId, 'refused')).fact.reason).toBe('declined');
    const { sessions } = await wire.must('ticket.show', { ticketId });
    expect(sessions.map(({ phase }) => phase.type)).toEqual(['refused']);
    await askAgain();
  });

  test('[K4] "I did not ask for help" reaches the technician under its own name', async () => {
    await requestSession(technician.page, { control: false });
    await consentOn(await employee.app.window('consent')).noHelpAsked.click({ noWaitAfter: true });
    await technician.page.getByText("La personne dit n'avoir pas demandé d'aide.").waitFor();
    await until(
      'the ticket says so',
      async () => (await factOn(wire, ticketId, 'refused')).fact.reason === 'no-help-asked',
    );
    await sessionIsGone(employee.app);
    await askAgain();
  });

  test('[C4] a consent window that is closed means no', async () => {
    const { desk } = journey();
    await requestSession(technician.page, { control: true });
    const consent = await employee.app.window('consent');
    await consentOn(consent).refuse.waitFor();
    await consent.waitForFunction(() => document.hasFocus());
    const { x, y, width } = await activeArea(desk);
    // The window manager's own button, at the right end of the title.
    clickAt(desk.probe, { x: x + width - 10, y: y - 10 });
    await technician.page.getByText('La personne a refusé.').waitFor();
    await sessionIsGone(employee.app);
    await askAgain();
  });

  test('[K4] a request that the technician takes back disappears from the screen', async () => {
    await requestSession(technician.page, { control: true });
    await consentOn(await employee.app.window('consent')).refuse.waitFor();
    await technician.page.getByRole('button', { name: 'Retirer la demande' }).click();
    await sessionIsGone(employee.app);
    await factOn(wire, ticketId, 'withdrawn');
    await until('another may be asked for', () =>
      technician.page.getByRole('button', { name: 'Demander la prise en main' }).isVisible(),
    );
  });
});
