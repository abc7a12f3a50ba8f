import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import { remotePointOnDisplay } from '../../scripts/stage/hands/remote-point.ts';
import { drive, sessionOverText } from '../../scripts/stage/hands/technician.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import {
  beginSession,
  clickAt,
  factOn,
  handOver,
  isNear,
  sessionIsGone,
  ticketOf,
  timelineOf,
} from '../support/scenes.ts';

describe('the workstation keeps its own', () => {
  const journey = setJourney({ chained: true });
  let employee: Seat;
  let technician: Seat;
  let wire: Wire;
  let ticketId: string;

  beforeAll(async () => {
    const { start, desk, office } = journey();
    [employee, technician] = await Promise.all([start(desk, cast.camille), start(office, cast.karim)]);
    wire = await journey().wire(cast.karim);
    const reference = await handOver(employee.page, technician.page, 'La souris saute toute seule.');
    ({ id: ticketId } = await ticketOf(wire, reference));
    await beginSession(employee.app, technician.page, { control: true });
    await drive(technician.page);
  });

  /** Points at a pixel of the workstation, as the technician does. */
  const pointRemotely = async (point: { readonly x: number; readonly y: number }): Promise<void> => {
    const here = await remotePointOnDisplay(technician.page, point);
    journey().office.probe.moveTo(here.x, here.y);
  };

  const refusals = async (): Promise<readonly string[]> =>
    (await timelineOf(wire, ticketId)).flatMap(({ fact }) => (fact.type === 'input-refused' ? [fact.why] : []));

  test('the employee’s own hand wins for two seconds, then the technician’s works again', async () => {
    const { desk } = journey();
    const [far, near, mine] = [
      { x: 200, y: 700 },
      { x: 260, y: 640 },
      { x: 900, y: 500 },
    ];
    await pointRemotely(far);
    await until('the pointer follows the technician', () => isNear(desk.probe.pointer(), far));
    let rounds = 0;
    let rested = 0;
    /** The employee’s hand goes on a little, the technician’s tries to take the pointer elsewhere; gives where it is. */
    const bothMove = async () => {
      rounds += 1;
      rested = Date.now();
      desk.probe.moveTo(mine.x + 6 * (rounds % 5), mine.y);
      await pointRemotely(rounds % 2 === 0 ? near : far);
      return desk.probe.pointer();
    };
    await until('the technician is told that the hand is held', async () => {
      await bothMove();
      return technician.page.getByText('La personne se sert de sa souris').isVisible();
    });
    const strayed: unknown[] = [];
    const last = rounds + 20;
    await until('both have moved for a while', async () => {
      const at = await bothMove();
      if (!isNear(at, mine, 30)) strayed.push(at);
      return rounds >= last;
    });
    expect(strayed).toEqual([]);
    await until('the pointer follows the technician again', async () => {
      await pointRemotely(far);
      await pointRemotely(near);
      return isNear(desk.probe.pointer(), near);
    });
    expect(Date.now() - rested).toBeGreaterThan(1900);
  });

  test('[C8] a click of the technician on Stop or on Accord’s window does nothing but count', async () => {
    const banner = await employee.app.window('banner');
    const stop = await banner.evaluate(() => {
      const { left, top, width, height } = document.querySelector('.stop')?.getBoundingClientRect() ?? new DOMRect();
      return { x: window.screenX + left + width / 2, y: window.screenY + top + height / 2 };
    });
    const here = await remotePointOnDisplay(technician.page, stop);
    clickAt(journey().office.probe, here);
    await until('the attempt is on the ticket', async () => (await refusals()).includes('own-window'));
    expect(employee.app.windows('banner')).toHaveLength(1);
  });

  test('[K5] killed in the middle, it tells of it at its next start', async () => {
    employee.app.kill();
    await employee.app.ended;
    const { app } = await journey().startAgain(journey().desk, employee.app);
    expect(await sessionOverText(technician.page)).toBeTruthy();
    expect((await factOn(wire, ticketId, 'ended')).fact.reason).toBe('workstation-lost');
    await sessionIsGone(app);
  });
});
