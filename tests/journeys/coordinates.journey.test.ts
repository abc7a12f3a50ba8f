import type { Locator, Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import type { ForeignWindow, Seen } from '../../scripts/stage/foreign.ts';
import { openWitness } from '../../scripts/stage/foreign.ts';
import { pagePointOnDisplay, remotePointOnDisplay } from '../../scripts/stage/hands/remote-point.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import { beginSession, chord, clickAt, handOver, isNear, middleOf } from '../support/scenes.ts';

/** `margin`: what one pixel of the console's display can't tell apart on the workstation's. */
const views = [
  { fit: 'Ajuster', zoom: 1, margin: 1 },
  { fit: 'Ajuster', zoom: 1.5, margin: 1 },
  { fit: '1:1', zoom: 1, margin: 0 },
  { fit: '1:1', zoom: 1.5, margin: 1 },
] as const;

describe('[I2] a click lands where it was made, in a browser', () => {
  const journey = setJourney({ chained: true });
  let employee: Seat;
  let page: Page;
  let witness: ForeignWindow & { seen(): readonly Seen[] };

  beforeAll(async () => {
    const { lifetime, start, browse, desk, office } = journey();
    [employee, page] = await Promise.all([start(desk, cast.camille), browse(office, cast.karim)]);
    await handOver(employee.page, page, 'La souris clique à côté.');
    await beginSession(employee.app, page, { control: true });
    // In the far corner, which an unscrolled picture of actual size does not show.
    witness = await openWitness(lifetime, desk, { x: 960, y: 540, width: 280, height: 200 });
  });

  /** A real click: the driver's own know nothing of a browser's zoom. */
  const click = async (target: Locator): Promise<void> => {
    const box = await target.boundingBox();
    if (box === null) throw new Error('nothing there to click');
    clickAt(journey().office.probe, await pagePointOnDisplay(page, middleOf(box)));
  };
  const choice = (name: string): Locator =>
    page.locator('.tool-bar label').filter({ hasText: new RegExp(`^${name}$`) });

  /** With the keys that everybody knows: Ctrl+0, and Ctrl+= for each step of 110, 125 and 150 %. */
  const zoomTo = async (zoom: 1 | 1.5): Promise<void> => {
    const { probe } = journey().office;
    chord(probe, ['ControlLeft'], 'Digit0');
    await page.waitForFunction(() => devicePixelRatio === 1);
    for (const step of zoom === 1 ? [] : [1.1, 1.25, 1.5]) {
      chord(probe, ['ControlLeft'], 'Equal');
      await page.waitForFunction((ratio) => Math.abs(devicePixelRatio - ratio) < 0.01, step);
    }
  };

  /** Turns the wheel, and with Shift turns it sideways, until the corner of the picture is in sight. */
  const scrollToCorner = async (): Promise<void> => {
    const { probe } = journey().office;
    const screen = page.locator('.remote-screen');
    const left = () => screen.evaluate((one) => one.scrollHeight - one.clientHeight - Math.ceil(one.scrollTop));
    const aside = () => screen.evaluate((one) => one.scrollWidth - one.clientWidth - Math.ceil(one.scrollLeft));
    const over = await pagePointOnDisplay(
      page,
      middleOf((await screen.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }),
    );
    probe.moveTo(over.x, over.y);
    const turn = (): void => {
      probe.press('wheelDown');
      probe.release('wheelDown');
    };
    await until('the picture is larger than its place', async () => (await left()) > 0);
    await until('the lower edge is in sight', async () => {
      turn();
      return (await left()) <= 0;
    });
    probe.keyDown('ShiftLeft');
    await until('the right edge is in sight', async () => {
      turn();
      return (await aside()) <= 0;
    });
    probe.keyUp('ShiftLeft');
  };

  const presses = (): readonly Seen[] => witness.seen().filter(({ type }) => type === 'button-pressed');

  test.each(views)('shown as « $fit » at a zoom of $zoom', async ({ fit, zoom, margin }) => {
    const { office } = journey();
    await zoomTo(zoom);
    await click(choice(fit));
    if (fit === '1:1') await scrollToCorner();
    await click(choice('Piloter'));
    await page.getByText(/^Vous avez la main/).waitFor();

    const { x, y, width, height } = await witness.area();
    const [left, top, right, bottom] = [x + margin, y + margin, x + width - 1 - margin, y + height - 1 - margin];
    const points = [
      { x: left, y: top },
      { x: right, y: top },
      { x: left, y: bottom },
      { x: right, y: bottom },
      middleOf({ x, y, width, height }),
    ];
    for (const point of points) {
      const before = presses().length;
      clickAt(office.probe, await remotePointOnDisplay(page, point));
      const { x: atX = -1, y: atY = -1 } = await until('the click arrives', () => presses()[before]);
      const landed = { x: atX, y: atY };
      expect(isNear(landed, point, margin), `${point.x},${point.y} landed at ${landed.x},${landed.y}`).toBe(true);
    }
    chord(office.probe, ['ControlLeft', 'AltLeft', 'ShiftLeft'], 'Escape');
    await page.getByText(/^Vous avez la main/).waitFor({ state: 'detached' });
  });
});
