import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import { acceptOn, consentOn, refuseOn, stopOn } from '../../scripts/stage/hands/answer.ts';
import { choose } from '../../scripts/stage/hands/choose.ts';
import { askAnother, askForHelp } from '../../scripts/stage/hands/employee.ts';
import { openTicket, requestSession, seeScreen, takeTicket } from '../../scripts/stage/hands/technician.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import { askBarely } from '../support/bare-console.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import { lettersOn, sessionIsGone, ticketOf } from '../support/scenes.ts';

describe('two technicians and one workstation', () => {
  const journey = setJourney({ chained: true });
  let employee: Seat;
  let technician: Seat;
  let karim: Wire;
  let sophie: Wire;
  let first: string;
  let second: string;

  beforeAll(async () => {
    const { start, desk, office } = journey();
    [employee, technician] = await Promise.all([start(desk, cast.camille), start(office, cast.karim)]);
    karim = await journey().wire(cast.karim);
    sophie = await journey().wire(cast.sophie);
    first = await askForHelp(employee.page, "L'écran scintille.");
    await askAnother(employee.page);
    await askForHelp(employee.page, "L'agenda ne se synchronise plus.");
    second = await until(
      'the second ticket is there',
      async () => (await sophie.must('ticket.queue', {})).find(({ reference }) => reference !== first)?.reference,
    );
    await openTicket(technician.page, first);
    await takeTicket(technician.page);
    await sophie.must('ticket.take', { ticketId: (await ticketOf(sophie, second)).id });
  });

  test('[S8] both ask at the same moment: one is heard, the other is told who', async () => {
    const { blank, office } = journey();
    const ask = async (wire: Wire, reference: string) => {
      const { id } = await ticketOf(wire, reference);
      const page = await blank(office);
      return askBarely(page, wire, { ticketId: id, capabilities: ['view'], durationMinutes: 10 });
    };
    const outcomes = await Promise.allSettled([ask(karim, first), ask(sophie, second)]);
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatch(/session-running.*(?:Karim Benali|Sophie Lefèvre)/);
    const consent = await employee.app.window('consent');
    await consentOn(consent).refuse.waitFor();
    expect(await lettersOn(employee.app)).toBe(1);
    await refuseOn(consent);
    await sessionIsGone(employee.app);
  });

  test('[S8] [S7] while one sees the screen the other can not ask, and learns who is there', async () => {
    const { browse, office } = journey();
    await requestSession(technician.page, { control: true });
    await acceptOn(await employee.app.window('consent'));
    await seeScreen(technician.page);
    const colleague = await browse(office, cast.sophie);
    await openTicket(colleague, second);
    await requestSession(colleague, { control: true });
    await colleague.getByText(`${cast.karim.name} a déjà une session sur ce poste.`).waitFor();
    expect(await lettersOn(employee.app)).toBe(0);
    expect(employee.app.windows('banner')).toHaveLength(1);
    await stopOn(await employee.app.window('banner'));
    await sessionIsGone(employee.app);
  });

  test('[R4] D11: someone of the first level reads which lock is closed, and who opens it', async () => {
    const { browse, office } = journey();
    const helpdesk = await browse(office, cast.julien);
    await openTicket(helpdesk, second);
    await takeTicket(helpdesk);
    await choose(helpdesk, 'Voir et prendre la main');
    const policy = helpdesk.getByRole('listitem').filter({ hasText: 'Règles' });
    await policy
      .getByText(/aucune règle de la version \d+ ne le permet\.\sQui peut changer cela\s: les administrateurs \(/)
      .waitFor();
    expect(await helpdesk.getByRole('button', { name: 'Demander la prise en main' }).isDisabled()).toBe(true);
    expect(await lettersOn(employee.app)).toBe(0);
  });
});
