import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import { sendRequest, shownReference, writeRequest } from '../../scripts/stage/hands/employee.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import { factOn, ticketOf } from '../support/scenes.ts';

describe('help is asked for while the broker is away', () => {
  const journey = setJourney({ chained: true });
  const words = 'Plus rien ne démarre depuis la mise à jour.';
  let employee: Seat;
  let askedAt: number;

  beforeAll(async () => {
    const { start, desk } = journey();
    employee = await start(desk, cast.camille);
    await employee.page.getByLabel('Dites-le avec vos mots').waitFor();
  });

  test('[K2] the request is kept, through a crash of the application too', async () => {
    const { broker, desk, startAgain } = journey();
    await broker.stop();
    askedAt = Date.now();
    await writeRequest(employee.page, words);
    await sendRequest(employee.page);
    await employee.page.getByRole('status').getByText('Gardée sur ce poste, envoyée dès que possible').waitFor();
    employee.app.kill();
    await employee.app.ended;
    employee = await startAgain(desk, employee.app);
    await employee.page.getByRole('status').getByText('Gardée sur ce poste, envoyée dès que possible').waitFor();
    await employee.page.getByText(words).waitFor();
    await employee.page.getByRole('button', { name: 'Réglages' }).click();
    await employee.page.getByRole('button', { name: 'Mon compte' }).click();
    await employee.page.getByRole('alert').getByText("Le serveur d'Accord ne répond pas.").waitFor();
  });

  test('[K2] [K5] it arrives when the broker returns, once, with the time it was asked', async () => {
    const { broker } = journey();
    const backAt = Date.now();
    await broker.restart();
    await employee.page.getByText('Ici même').waitFor();
    await employee.page.getByRole('button', { name: 'Fermer' }).click();
    await employee.page.getByRole('button', { name: 'En cours' }).click();
    const reference = await until('the reference is shown', () => shownReference(employee.page), { withinMs: 40_000 });
    const wire = await journey().wire(cast.karim);
    const ticket = await ticketOf(wire, reference);
    expect(ticket.words).toBe(words);
    const { fact, recordedAt } = await factOn(wire, ticket.id, 'ticket-opened');
    expect(fact.at).toBeGreaterThanOrEqual(askedAt);
    expect(fact.at).toBeLessThan(backAt);
    expect(recordedAt).toBeGreaterThan(backAt);
    expect(ticket.workstation?.online).toBe(true);
    await broker.kill();
    await broker.restart();
    const again = await journey().wire(cast.karim);
    await until('the workstation is back', async () => {
      const queue = await again.must('ticket.queue', {});
      expect(queue.map(({ words: asked }) => asked)).toEqual([words]);
      return queue[0]?.workstation?.online;
    });
  });
});
