import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import { DESKTOP } from '../../scripts/stage/display.ts';
import { openWitness } from '../../scripts/stage/foreign.ts';
import { remotePointOnDisplay } from '../../scripts/stage/hands/remote-point.ts';
import { backToTicket, drive, endSession, sessionOverText } from '../../scripts/stage/hands/technician.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import { ownHardware } from '../support/own-hardware.ts';
import { beginSession, chord, factOn, handOver, middleOf, sessionIsGone, ticketOf } from '../support/scenes.ts';

describe('every way to stop', () => {
  // AltGr and what is behind it are in both layouts.
  const journey = setJourney({ chained: true, workstationLayout: 'fr', consoleLayout: 'fr' });
  let employee: Seat;
  let technician: Seat;
  let wire: Wire;
  let ticketId: string;

  beforeAll(async () => {
    const { start, desk, office } = journey();
    [employee, technician] = await Promise.all([start(desk, cast.camille), start(office, cast.karim)]);
    wire = await journey().wire(cast.karim);
    const reference = await handOver(employee.page, technician.page, 'La messagerie est très lente.');
    ({ id: ticketId } = await ticketOf(wire, reference));
  });

  test('[C6] [C7] the shortcut stops, and lets go of the button that the technician holds', async () => {
    const { lifetime, desk, office } = journey();
    const witness = await openWitness(lifetime, desk, { x: 60, y: 200, width: 260, height: 160 });
    await beginSession(employee.app, technician.page, { control: true });
    await drive(technician.page);
    const there = await remotePointOnDisplay(technician.page, middleOf(await witness.area()));
    office.probe.moveTo(there.x, there.y);
    office.probe.press('left');
    await until('the button is down on the workstation', () => desk.probe.pointer().buttons.includes(1));
    chord(desk.probe, ['ControlLeft', 'AltLeft', 'ShiftLeft'], 'KeyS');
    await until('it is up again', () => desk.probe.pointer().buttons.length === 0);
    expect(await sessionOverText(technician.page)).toContain('La personne a arrêté la session.');
    office.probe.release('left');
    await sessionIsGone(employee.app);
    const edges = [1, desk.width - 2].map((x) => desk.probe.colourAt(x, desk.height - 100));
    expect(edges).toEqual([DESKTOP, DESKTOP]);
    await until('the program got the release', () => witness.seen().some(({ type }) => type === 'button-released'));
    expect((await factOn(wire, ticketId, 'ended')).fact.reason).toBe('stopped-by-employee');
    expect(desk.probe.keysDown()).toEqual([]);
    await backToTicket(technician.page);
  });

  test.each([
    { held: 'Control', keys: ['ControlLeft'] },
    { held: 'the system’s key', keys: ['MetaLeft'] },
    { held: 'a character behind AltGr', keys: ['AltRight', 'KeyE'] },
    { held: 'all of the shortcut but its letter', keys: ['ControlLeft', 'AltLeft', 'ShiftLeft'] },
  ] as const)(
    '[C6] [C7] the shortcut on the employee’s own keyboard stops while the console holds $held',
    async ({ keys }) => {
      const { lifetime, desk, office } = journey();
      const own = ownHardware(lifetime, desk);
      await beginSession(employee.app, technician.page, { control: true });
      await drive(technician.page);
      for (const key of keys) office.probe.keyDown(key);
      await until('they are down on the workstation', () => desk.probe.keysDown().length === keys.length);
      own.key('ControlLeft', true);
      // At a person's pace the technician's hand is held at the first key, and what it held is let go of.
      // The second sentence is for a key that goes on repeating.
      await technician.page.getByText(/suspendus un instant|se sert de sa souris/).waitFor();
      await until('nothing but the employee’s key is down', () => desk.probe.keysDown().length === 1);
      const shortcut = ['AltLeft', 'ShiftLeft', 'KeyS'] as const;
      for (const key of shortcut) own.key(key, true);
      for (const key of [...shortcut.toReversed(), 'ControlLeft'] as const) own.key(key, false);
      expect(await sessionOverText(technician.page)).toContain('La personne a arrêté la session.');
      await until('nothing is down on the workstation', () => desk.probe.keysDown().length === 0);
      await sessionIsGone(employee.app);
      await until('the ticket says so', async () => {
        const { sessions } = await wire.must('ticket.show', { ticketId });
        return sessions.every(({ phase }) => phase.type === 'ended' && phase.reason === 'stopped-by-employee');
      });
      for (const key of keys.toReversed()) office.probe.keyUp(key);
      await backToTicket(technician.page);
    },
  );

  test('[K4] the technician ends it', async () => {
    await beginSession(employee.app, technician.page, { control: true });
    await endSession(technician.page);
    expect(await sessionOverText(technician.page)).toContain('Vous avez terminé la session.');
    await sessionIsGone(employee.app);
    await until(
      'the ticket says so',
      async () => (await factOn(wire, ticketId, 'ended')).fact.reason === 'stopped-by-technician',
    );
    await backToTicket(technician.page);
  });

  test('[C1] [K4] the end of the ticket is the end of its session', async () => {
    await beginSession(employee.app, technician.page, { control: true });
    await employee.page.getByRole('button', { name: 'Annuler la demande' }).click();
    await employee.page.getByRole('button', { name: 'Oui, annuler la demande' }).click();
    await sessionIsGone(employee.app);
    expect(await sessionOverText(technician.page)).toContain('Le ticket a été clos');
    await until(
      'the ticket says so',
      async () => (await factOn(wire, ticketId, 'ended')).fact.reason === 'ticket-closed',
    );
  });
});
