import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import { acceptOn } from '../../scripts/stage/hands/answer.ts';
import { requestSession, sessionOverText } from '../../scripts/stage/hands/technician.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import { factOn, handOver, sessionIsGone, ticketOf } from '../support/scenes.ts';
import { swapCertificates } from '../support/swapping-relay.ts';

describe('a broker that puts another certificate between the two', () => {
  const journey = setJourney();
  let employee: Seat;
  let technician: Page;
  let relay: { swapped(): number };
  let wire: Wire;

  beforeAll(async () => {
    const { start, browse, desk, office } = journey();
    employee = await start(desk, cast.camille);
    technician = await browse(office, cast.karim, async (page) => {
      relay = await swapCertificates(page);
    });
    wire = await journey().wire(cast.karim);
  });

  test('[C10] the console sees it before any picture, says so, and the session is over on both sides', async () => {
    const reference = await handOver(employee.page, technician, 'Le certificat du site est refusé.');
    const { id } = await ticketOf(wire, reference);
    await requestSession(technician, { control: true });
    await acceptOn(await employee.app.window('consent'));
    expect(await sessionOverText(technician)).toContain("Le certificat reçu n'est pas celui du poste");
    expect(relay.swapped()).toBeGreaterThan(0);
    expect(await technician.locator('video').count()).toBe(0);
    await sessionIsGone(employee.app);
    expect((await factOn(wire, id, 'ended')).fact.reason).toBe('fingerprint-mismatch');
    const { sessions } = await wire.must('ticket.show', { ticketId: id });
    expect(sessions.map(({ phase }) => phase.type)).toEqual(['ended']);
  });
});
