import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import type { ForeignWindow, Seen } from '../../scripts/stage/foreign.ts';
import { openTerminal, openWitness } from '../../scripts/stage/foreign.ts';
import { remotePointOnDisplay } from '../../scripts/stage/hands/remote-point.ts';
import { drive } from '../../scripts/stage/hands/technician.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import { KEYCODES } from '../../scripts/stage/x11/keycodes.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import { beginSession, factOn, handOver, middleOf, sessionIsGone, ticketOf } from '../support/scenes.ts';

describe('what the technician holds when the console goes away', () => {
  const journey = setJourney({ chained: true });
  let employee: Seat;
  let technician: Seat;
  let wire: Wire;
  let ticketId: string;
  let witness: ForeignWindow & { seen(): readonly Seen[] };

  beforeAll(async () => {
    const { start, desk, office, lifetime } = journey();
    [employee, technician] = await Promise.all([start(desk, cast.camille), start(office, cast.karim)]);
    wire = await journey().wire(cast.karim);
    const reference = await handOver(employee.page, technician.page, 'Une fenêtre refuse de bouger.');
    ({ id: ticketId } = await ticketOf(wire, reference));
    witness = await openWitness(lifetime, desk, { x: 60, y: 200, width: 260, height: 160 });
    await beginSession(employee.app, technician.page, { control: true });
    await drive(technician.page);
  });

  /** Puts the remote pointer on the witness and holds a button and a key there, pressed anew if a change of focus let go of them. */
  const holdThere = async (): Promise<void> => {
    const { desk, office } = journey();
    await technician.page.waitForFunction(() => document.hasFocus());
    const there = await remotePointOnDisplay(technician.page, middleOf(await witness.area()));
    const bothAreDown = (): boolean =>
      desk.probe.keysDown().includes(KEYCODES.ShiftLeft) && desk.probe.pointer().buttons.includes(1);
    await until(
      'both are down on the workstation',
      () => {
        if (bothAreDown()) return true;
        office.probe.release('left');
        office.probe.keyUp('ShiftLeft');
        office.probe.moveTo(there.x, there.y);
        office.probe.press('left');
        office.probe.keyDown('ShiftLeft');
        return false;
      },
      { everyMs: 500 },
    );
    office.probe.moveTo(there.x + 30, there.y + 20);
  };
  const nothingIsHeld = (): Promise<true> => {
    const { desk } = journey();
    return until('no key and no button is down', () => {
      const keys = desk.probe.keysDown();
      return keys.length === 0 && desk.probe.pointer().buttons.length === 0;
    });
  };

  test('[C7] [I3] another window takes the keyboard: everything is let go of', async () => {
    const { lifetime, office } = journey();
    await holdThere();
    const other = await openTerminal(lifetime, office, { x: 700, y: 500 });
    await other.focus();
    await nothingIsHeld();
    office.probe.release('left');
    office.probe.keyUp('ShiftLeft');
    await other.running.stop();
  });

  test('[C7] [I3] the console is killed in the middle of a drag: nothing stays down, and the session ends', async () => {
    const { office } = journey();
    await holdThere();
    technician.app.kill();
    await nothingIsHeld();
    office.probe.release('left');
    office.probe.keyUp('ShiftLeft');
    const presses = (type: Seen['type']): number => witness.seen().filter((one) => one.type === type).length;
    await until('the program got each release', () => presses('button-released') === presses('button-pressed'));
    await until('the session is over', () => sessionIsGone(employee.app), { withinMs: 40_000 });
    expect((await factOn(wire, ticketId, 'ended')).fact.reason).toBe('connection-lost');
  });
});
