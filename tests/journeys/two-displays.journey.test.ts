import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import type { ForeignWindow, Seen } from '../../scripts/stage/foreign.ts';
import { openWitness, WITNESS_COLOURS } from '../../scripts/stage/foreign.ts';
import { acceptOn } from '../../scripts/stage/hands/answer.ts';
import { remotePointOnDisplay } from '../../scripts/stage/hands/remote-point.ts';
import { drive, requestSession, seeScreen } from '../../scripts/stage/hands/technician.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import { clickAt, factOn, handOver, isNear, middleOf, seesColour, ticketOf } from '../support/scenes.ts';
import { splitInTwo } from '../support/two-monitors.ts';

describe('one of two displays is shown, the one that the employee chose', () => {
  const journey = setJourney({ chained: true });
  let employee: Seat;
  let technician: Seat;
  let wire: Wire;
  let ticketId: string;
  let banner: Page;
  let witness: ForeignWindow & { seen(): readonly Seen[] };
  /** Where the second display begins. */
  let left: number;

  beforeAll(async () => {
    const { lifetime, start, desk, office } = journey();
    left = desk.width / 2;
    [employee, technician] = await Promise.all([start(desk, cast.camille), start(office, cast.karim)]);
    await splitInTwo(desk, employee.app);
    wire = await journey().wire(cast.karim);
    const reference = await handOver(employee.page, technician.page, 'Le second écran reste noir.');
    ({ id: ticketId } = await ticketOf(wire, reference));
    witness = await openWitness(lifetime, desk, { x: left + 200, y: 400, width: 260, height: 160 });
  });

  test('the letter asks which, and the grant names it', async () => {
    await requestSession(technician.page, { control: true });
    const letter = await employee.app.window('consent');
    await letter.getByRole('combobox').selectOption({ label: `Écran 2 · ${left} × ${journey().desk.height}` });
    await acceptOn(letter);
    banner = await employee.app.window('banner');
    await seeScreen(technician.page);
    const { signed } = (await factOn(wire, ticketId, 'granted')).fact;
    expect(signed.grant.display.label).toBe(`Écran 2 · ${left} × ${journey().desk.height}`);
  });

  test('the banner is on the display that is shown, whole', async () => {
    await banner.getByText(`${cast.karim.name} peut voir votre écran`).waitFor();
    const { x, right } = await banner.evaluate(() => ({
      x: window.screenX,
      right: window.screenX + window.outerWidth,
    }));
    expect(x).toBeGreaterThanOrEqual(left);
    expect(right).toBeLessThanOrEqual(journey().desk.width);
  });

  test('[I2] the picture is that display, and a click lands on it', async () => {
    const { office } = journey();
    const size = await technician.page.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth);
    expect(size).toBe(left);
    const middle = middleOf(await witness.area());
    const there = { x: middle.x - left, y: middle.y };
    await seesColour({ page: technician.page, office: office.probe }, there, WITNESS_COLOURS.before);
    await drive(technician.page);
    clickAt(office.probe, await remotePointOnDisplay(technician.page, there));
    const { x = -1, y = -1 } = await until('the click arrives', () =>
      witness.seen().find(({ type }) => type === 'button-pressed'),
    );
    expect(isNear({ x, y }, middle), `${middle.x},${middle.y} landed at ${x},${y}`).toBe(true);
  });
});
