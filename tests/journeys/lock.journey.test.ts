import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import { DESKTOP } from '../../scripts/stage/display.ts';
import { openWitness } from '../../scripts/stage/foreign.ts';
import { consentOn } from '../../scripts/stage/hands/answer.ts';
import { backToTicket, drive, endSession, requestSession } from '../../scripts/stage/hands/technician.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import type { Colour } from '../../scripts/stage/x11/picture.ts';
import { clickInto } from '../support/click-into.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import {
  beginSession,
  factOn,
  handOver,
  middleOf,
  seesColour,
  sessionIsGone,
  ticketOf,
  typeKeys,
  wakeDesk,
} from '../support/scenes.ts';

describe('a workstation whose screen is locked', () => {
  const journey = setJourney({ chained: true });
  let employee: Seat;
  let technician: Seat;
  let wire: Wire;
  let ticketId: string;

  beforeAll(async () => {
    const { start, desk, office } = journey();
    [employee, technician] = await Promise.all([start(desk, cast.camille), start(office, cast.karim)]);
    wire = await journey().wire(cast.karim);
    const reference = await handOver(employee.page, technician.page, 'Le clavier écrit tout seul.');
    ({ id: ticketId } = await ticketOf(wire, reference));
  });

  test('[C15] shows nothing and takes no key, both sides are told, and unlocked it goes on', async () => {
    const { lifetime, desk, office } = journey();
    const witness = await openWitness(lifetime, desk, { x: 60, y: 200, width: 260, height: 160 });
    await beginSession(employee.app, technician.page, { control: true });
    await drive(technician.page);
    const hands = { page: technician.page, office: office.probe, desk: desk.probe };
    await clickInto(hands, witness, middleOf(await witness.area()));
    const keys = (): number => witness.seen().filter(({ type }) => type === 'key-pressed').length;
    typeKeys(office.probe, ['KeyA']);
    // Whatever is injected later would end the screen saver, as a hand does.
    await until('a key arrives, and goes up again', () => witness.seen().some(({ type }) => type === 'key-released'));
    expect(keys()).toBe(1);

    desk.probe.lock(true);
    await technician.page.getByText("L'écran de la personne est verrouillé").waitFor();
    const banner = await employee.app.window('banner');
    await banner.getByText("Écran verrouillé : rien n'est vu").waitFor();
    await factOn(wire, ticketId, 'screen-locked');
    typeKeys(office.probe, ['KeyB', 'KeyC']);

    desk.probe.lock(false);
    await technician.page.getByText("L'écran de la personne est verrouillé").waitFor({ state: 'detached' });
    await factOn(wire, ticketId, 'screen-unlocked');
    typeKeys(office.probe, ['KeyE']);
    await drive(technician.page);
    const red: Colour = [190, 30, 30];
    desk.probe.paintDesktop(red);
    await seesColour(hands, { x: 40, y: desk.height - 40 }, red);
    desk.probe.paintDesktop(DESKTOP);
    typeKeys(office.probe, ['KeyD']);
    await until('keys arrive again', () => keys() > 1);
    expect(keys()).toBe(2);
    await endSession(technician.page);
    await sessionIsGone(employee.app);
    await backToTicket(technician.page);
  });

  test('a letter that nobody can read any more is taken back, and the technician is told why', async () => {
    const { desk } = journey();
    wakeDesk(desk);
    await requestSession(technician.page, { control: true });
    await consentOn(await employee.app.window('consent')).refuse.waitFor();
    desk.probe.lock(true);
    await technician.page.getByText("L'écran du poste est verrouillé.").waitFor();
    await sessionIsGone(employee.app);
    expect((await factOn(wire, ticketId, 'refused')).fact.reason).toBe('locked');
    desk.probe.lock(false);
  });
});
