import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import { openWitness, WITNESS_COLOURS } from '../../scripts/stage/foreign.ts';
import { stopOn } from '../../scripts/stage/hands/answer.ts';
import { remotePointOnDisplay } from '../../scripts/stage/hands/remote-point.ts';
import { drive, sessionOverText } from '../../scripts/stage/hands/technician.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import {
  beginSession,
  clickAt,
  factOn,
  handOver,
  middleOf,
  seesColour,
  sessionIsGone,
  ticketOf,
  timelineOf,
} from '../support/scenes.ts';

describe('the broker is killed in the middle of a session', () => {
  const journey = setJourney({ chained: true });
  let employee: Seat;
  let technician: Seat;
  let ticketId: string;
  let killedAt: number;

  beforeAll(async () => {
    const { start, desk, office } = journey();
    [employee, technician] = await Promise.all([start(desk, cast.camille), start(office, cast.karim)]);
    const wire = await journey().wire(cast.karim);
    const reference = await handOver(employee.page, technician.page, 'Le navigateur se ferme tout seul.');
    ({ id: ticketId } = await ticketOf(wire, reference));
    await beginSession(employee.app, technician.page, { control: true });
    await factOn(wire, ticketId, 'first-frame');
    wire.close();
  });

  test('[C6] the picture goes on, and so does the hand', async () => {
    const { lifetime, desk, office, broker } = journey();
    const witness = await openWitness(lifetime, desk, { x: 60, y: 200, width: 260, height: 160 });
    const area = await witness.area();
    // Away from where the pointer will be, which would be seen in its place.
    const spot = { x: area.x + 20, y: area.y + 20 };
    const eye = { page: technician.page, office: office.probe };
    await seesColour(eye, spot, WITNESS_COLOURS.before);
    await broker.kill();
    killedAt = Date.now();
    await technician.page.getByText('Serveur injoignable : la session continue').waitFor();
    await drive(technician.page);
    clickAt(office.probe, await remotePointOnDisplay(technician.page, middleOf(area)));
    await seesColour(eye, spot, WITNESS_COLOURS.after);
  });

  test('[C6] Stop works without the broker', async () => {
    await stopOn(await employee.app.window('banner'));
    await sessionIsGone(employee.app);
    expect(await sessionOverText(technician.page)).toContain('La personne a arrêté la session.');
  });

  test('[K3] [K5] after its return the ticket has it all, once, with the time it happened', async () => {
    const { broker } = journey();
    const goneUntil = Date.now();
    await broker.restart();
    const wire = await journey().wire(cast.karim);
    const ended = await factOn(wire, ticketId, 'ended');
    expect(ended.fact.reason).toBe('stopped-by-employee');
    expect(ended.fact.at).toBeGreaterThan(killedAt);
    expect(ended.fact.at).toBeLessThanOrEqual(goneUntil);
    expect(ended.recordedAt).toBeGreaterThanOrEqual(goneUntil);
    const types = (await timelineOf(wire, ticketId)).map(({ fact }) => fact.type);
    for (const once of ['granted', 'first-frame', 'control-taken', 'ended'])
      expect(types.filter((type) => type === once)).toEqual([once]);
    await until(
      'the employee is connected again',
      async () =>
        (await ticketOf(wire, (await wire.must('ticket.show', { ticketId })).ticket.reference)).workstation?.online,
    );
  });
});
