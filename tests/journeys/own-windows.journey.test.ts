import type { Locator, Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../scripts/stage/cast.ts';
import { openWitness } from '../../scripts/stage/foreign.ts';
import { bannerOn } from '../../scripts/stage/hands/answer.ts';
import type { Point } from '../../scripts/stage/hands/remote-point.ts';
import { pagePointOnDisplay } from '../../scripts/stage/hands/remote-point.ts';
import { drive } from '../../scripts/stage/hands/technician.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import type { Colour } from '../../scripts/stage/x11/picture.ts';
import { distance } from '../../scripts/stage/x11/picture.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import {
  beginSession,
  clickAt,
  handOver,
  middleOf,
  pointRemotely,
  ticketOf,
  timelineOf,
  typeKeys,
} from '../support/scenes.ts';

/** The frame's colour while the technician's hand is on the mouse. */
const DRIVEN: Colour = [0xf2, 0xa5, 0x16];

describe('where the technician’s hand has no business', () => {
  const journey = setJourney({ chained: true });
  let employee: Seat;
  let technician: Seat;
  let banner: Page;
  let wire: Wire;
  let ticketId: string;

  beforeAll(async () => {
    const { start, desk, office } = journey();
    [employee, technician] = await Promise.all([start(desk, cast.camille), start(office, cast.karim)]);
    wire = await journey().wire(cast.karim);
    const reference = await handOver(employee.page, technician.page, 'Le pare-feu demande un mot de passe.');
    ({ id: ticketId } = await ticketOf(wire, reference));
    banner = await beginSession(employee.app, technician.page, { control: true });
    await drive(technician.page);
    // The console's own tools lie over the top of the picture until the hand leaves them.
    office.probe.moveTo(office.width / 2, office.height / 2);
    await technician.page.locator('.tool-bar.asleep').waitFor();
  });

  /** Where the middle of something on one of the workstation's pages lies on its display. */
  const onDesk = async (page: Page, target: Locator): Promise<Point> => {
    const box = await target.boundingBox();
    if (box === null) throw new Error('it is not on the page');
    return pagePointOnDisplay(page, middleOf(box));
  };
  const clickRemotely = async (point: Point): Promise<void> => {
    const { desk, office } = journey();
    const here = await pointRemotely({ page: technician.page, office: office.probe, desk: desk.probe }, point);
    clickAt(office.probe, here);
  };
  const refusals = async (why: string): Promise<number> =>
    (await timelineOf(wire, ticketId)).reduce(
      (sum, { fact }) => (fact.type === 'input-refused' && fact.why === why ? sum + fact.count : sum),
      0,
    );

  test('[C8] it can not press the banner: neither its Stop nor its switches', async () => {
    const { stop, control } = bannerOn(banner);
    await clickRemotely(await onDesk(banner, stop));
    await until('the press is refused, and on the ticket', async () => (await refusals('own-window')) === 1);
    await clickRemotely(await onDesk(banner, control));
    await until('this one too', async () => (await refusals('own-window')) === 2);
    expect(await control.isChecked()).toBe(true);
    const { sessions } = await wire.must('ticket.show', { ticketId });
    expect(sessions.map(({ phase }) => phase.type)).toEqual(['active']);
  });

  test('[C8] [C14] both hands click through the frame, which says that the technician’s is on the mouse', async () => {
    const { lifetime, desk } = journey();
    const [right, bottom] = [desk.width - 1, desk.height - 1];
    const middle = { x: Math.round(right / 2), y: Math.round(bottom / 2) };
    const edges = [
      { x: 1, y: middle.y },
      { x: right - 1, y: middle.y },
      { x: 20, y: 1 },
      { x: middle.x, y: bottom - 1 },
    ];
    await until('the frame is amber on every side', () =>
      edges.every(({ x, y }) => distance(desk.probe.colourAt(x, y), DRIVEN) < 10),
    );
    const witness = await openWitness(lifetime, desk, { x: 0, y: 300, width: 200, height: 120 });
    const area = await witness.area();
    const point = { x: 3, y: Math.round(area.y + area.height / 2) };
    expect(area.x).toBeLessThan(point.x);
    const presses = (): number => witness.seen().filter(({ type }) => type === 'button-pressed').length;
    clickAt(desk.probe, point);
    await until('the program has the employee’s click', () => presses() === 1);
    const before = await refusals('own-window');
    // Their hand rests for two seconds before the other's counts again.
    await until(
      'it has the technician’s',
      async () => {
        await clickRemotely(point);
        return presses() > 1;
      },
      { everyMs: 300 },
    );
    expect(await refusals('own-window')).toBe(before);
    expect(distance(desk.probe.colourAt(1, point.y), DRIVEN)).toBeLessThan(10);
    await witness.running.stop();
  });

  test('the banner comes back when something puts it off the screen', async () => {
    const main = await employee.app.main();
    const place = () =>
      main.evaluate(({ BrowserWindow }) => {
        const shown = BrowserWindow.getAllWindows().find(({ webContents }) =>
          webContents.getURL().includes('banner.html'),
        );
        return shown?.getBounds() ?? null;
      }, null);
    await main.evaluate(({ BrowserWindow }) => {
      const shown = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().includes('banner.html'),
      );
      shown?.setPosition(5000, 3000);
    }, null);
    const { desk } = journey();
    await until('it lies on the screen whole', async () => {
      const bounds = await place();
      return bounds !== null && bounds.x + bounds.width <= desk.width && bounds.y + bounds.height <= desk.height;
    });
  });

  test('[C8] the application window makes way, so that what lies under it can be clicked', async () => {
    const main = await employee.app.main();
    const isShown = () =>
      main.evaluate(({ BrowserWindow }) => {
        const own = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('app.html'));
        return own?.isVisible() ?? null;
      }, null);
    expect(await isShown()).toBe(false);
    // The employee brings it back, from the tray.
    await main.evaluate(({ BrowserWindow }) => {
      const own = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('app.html'));
      own?.show();
    }, null);
    await until('it is there again', isShown);
  });

  test('[C8] it can not type into Accord when the employee writes there', async () => {
    const { desk, office } = journey();
    const { page } = employee;
    const field = page.getByLabel('Votre message');
    await field.scrollIntoViewIfNeeded();
    clickAt(desk.probe, await onDesk(page, field));
    await page.waitForFunction(() => document.hasFocus() && document.activeElement?.tagName === 'TEXTAREA');
    const before = await refusals('own-window');
    await until('a key is refused for that reason, once the employee’s hand rests', async () => {
      typeKeys(office.probe, ['KeyX']);
      return (await refusals('own-window')) > before;
    });
    expect(await field.inputValue()).toBe('');
    typeKeys(desk.probe, ['KeyO', 'KeyK']);
    await until('the employee’s own keys arrive', async () => (await field.inputValue()) === 'ok');
  });

  test('[C8] it can press nothing at all while the system asks the employee something for Accord', async () => {
    const { lifetime, desk } = journey();
    const witness = await openWitness(lifetime, desk, { x: 0, y: 300, width: 200, height: 120 });
    const point = middleOf(await witness.area());
    const presses = (): number => witness.seen().filter(({ type }) => type === 'button-pressed').length;
    const main = await employee.app.main();
    await main.evaluate(({ dialog, app }) => {
      // Stands in for the system's own dialog, which stays open until it is told to close.
      dialog.showSaveDialog = () =>
        new Promise((resolve) => {
          app.once('gpu-info-update', () => resolve({ canceled: true, filePath: '' }));
        });
    }, null);
    const { page } = employee;
    await page.getByRole('button', { name: 'Journal' }).click();
    await page.getByRole('button', { name: 'Enregistrer mon journal…' }).click();
    const before = await refusals('own-window');
    await until(
      'a press beside every window is refused, once the employee’s hand rests',
      async () => {
        await clickRemotely(point);
        return (await refusals('own-window')) > before;
      },
      { everyMs: 300 },
    );
    expect(presses()).toBe(0);
    await main.evaluate(({ app }) => app.emit('gpu-info-update'), null);
    await until(
      'it counts again once the dialog is closed',
      async () => {
        await clickRemotely(point);
        return presses() > 0;
      },
      { everyMs: 300 },
    );
    await witness.running.stop();
  });
});
