import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import { consentOn } from '../../scripts/stage/hands/answer.ts';
import { requestSession } from '../../scripts/stage/hands/technician.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import { factOn, handOver, sessionIsGone, ticketOf, wakeDesk } from '../support/scenes.ts';

describe('nobody answers', () => {
  const journey = setJourney({ broker: { ACCORD_CONSENT_SECONDS: '12' } });
  let employee: Seat;
  let technician: Seat;
  let wire: Wire;

  beforeAll(async () => {
    const { start, desk, office } = journey();
    [employee, technician] = await Promise.all([start(desk, cast.camille), start(office, cast.karim)]);
    wire = await journey().wire(cast.karim);
  });

  test('[S5] [C4] silence means no: the window goes, and the technician is told', async () => {
    const reference = await handOver(employee.page, technician.page, "L'imprimante ne répond pas.");
    const { id } = await ticketOf(wire, reference);
    wakeDesk(journey().desk);
    await requestSession(technician.page, { control: true });
    await consentOn(await employee.app.window('consent')).refuse.waitFor();
    await technician.page.getByText("Pas de réponse dans le délai : c'est un non.").waitFor();
    await sessionIsGone(employee.app);
    expect((await factOn(wire, id, 'refused')).fact.reason).toBe('no-answer');
    const { sessions } = await wire.must('ticket.show', { ticketId: id });
    expect(sessions.map(({ phase }) => phase.type)).toEqual(['refused']);
  });
});
