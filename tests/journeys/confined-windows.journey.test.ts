import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ConsentBridge } from '../../app/wire/bridge.ts';
import type { WindowKind } from '../../scripts/stage/accord-app.ts';
import { cast } from '../../scripts/stage/cast.ts';
import { acceptOn } from '../../scripts/stage/hands/answer.ts';
import { requestSession, seeScreen } from '../../scripts/stage/hands/technician.ts';
import { outputOf } from '../../scripts/stage/output-of.ts';
import { run } from '../../scripts/stage/running.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Colour } from '../../scripts/stage/x11/picture.ts';
import { distance } from '../../scripts/stage/x11/picture.ts';
import type { Seat } from '../support/journey.ts';
import { setJourney } from '../support/journey.ts';
import { clickAt, handOver, wakeDesk } from '../support/scenes.ts';
import { startSecond } from '../support/second-start.ts';

const NAMED: Readonly<Record<WindowKind, readonly string[]>> = {
  app: [
    ...['account', 'advice', 'askForHelp', 'beginTotp', 'cancelTicket', 'confirmTotp'],
    ...['course', 'dropWaiting', 'enter', 'giveUpCompany', 'journal'],
    ...['notifyOfBlock', 'notifyOfTalk'],
    ...['onState', 'onTalk', 'pinBroker', 'putAwayDisowned', 'saveJournal', 'setAppearance', 'showCode', 'signIn'],
    ...['signInWays', 'signInWithCompany', 'signOut', 'state', 'talk', 'token'],
  ],
  consent: ['answer', 'onView', 'shown', 'view'],
  banner: ['onView', 'setCapability', 'stop', 'view'],
  session: ['onHold', 'onSend', 'onSignal', 'onStart', 'received', 'report'],
};

/** The windows that make up the frame. */
const EDGES = 4;
const FRAME_WIDTH = 4;
const BLUE: Colour = [0, 0, 255];

const screenOf = (page: Page) =>
  page.evaluate(() =>
    navigator.mediaDevices.getDisplayMedia({ video: true }).then(
      (stream) => stream.getVideoTracks().length > 0,
      () => false,
    ),
  );

describe('[W5] the windows are confined', () => {
  const journey = setJourney({ chained: true });
  let employee: Seat;
  let technician: Seat;
  let pages: Readonly<Record<WindowKind, Page>>;

  beforeAll(async () => {
    const { start, desk, office } = journey();
    [employee, technician] = await Promise.all([start(desk, cast.camille), start(office, cast.karim)]);
    await handOver(employee.page, technician.page, 'Mon écran clignote.');
  });

  test('[C1] windows that are loaded ahead of a request have nothing, and a crash of theirs harms nobody', async () => {
    const { app } = employee;
    const { desk } = journey();
    const [consent, session] = [await app.window('consent'), await app.window('session')];
    expect(await screenOf(session)).toBe(false);
    const said = await consent.evaluate(async () => {
      const { accord } = window as unknown as { accord: ConsentBridge };
      await accord.shown();
      const counts = await accord.answer({ type: 'accept', capabilities: ['view', 'control'], displayId: '0' });
      const nothing = new Promise<null>((resolve) => setTimeout(() => resolve(null), 300));
      return { counts, view: await Promise.race([accord.view(), nothing]), text: document.body.innerText };
    });
    expect(said).toEqual({ counts: false, view: null, text: '' });
    const main = await app.main();
    const visible = () =>
      main.evaluate(
        ({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()
            .filter((window) => window.isVisible())
            .map(({ webContents }) => webContents.getURL()),
        null,
      );
    expect(await visible()).toEqual([employee.page.url()]);
    await main.evaluate(({ BrowserWindow }) => {
      for (const { webContents } of BrowserWindow.getAllWindows())
        if (webContents.getURL().includes('consent.html')) webContents.forcefullyCrashRenderer();
    }, null);
    await until('both are gone', () => app.windows('consent').length + app.windows('session').length === 0);
    expect(app.windows('banner')).toHaveLength(0);
    expect(await visible()).toEqual([employee.page.url()]);
    wakeDesk(desk);
    await requestSession(technician.page, { control: true });
  });

  test('[C1] no window is given the screen before the employee has agreed', async () => {
    const { app } = employee;
    const consent = await app.window('consent');
    const session = await app.window('session');
    for (const page of [employee.page, consent, session]) expect(await screenOf(page)).toBe(false);
    await acceptOn(consent);
    await seeScreen(technician.page);
    pages = { app: employee.page, consent, banner: await app.window('banner'), session };
  });

  test('each lives in a process of its own, and the frame round the screen in none', async () => {
    const main = await employee.app.main();
    const processes = await main.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getOSProcessId()),
      null,
    );
    const own = processes.filter((process) => process !== 0);
    expect(own).toHaveLength(3);
    expect(new Set(own).size).toBe(3);
    expect(processes).toHaveLength(3 + EDGES);
  });

  test.each(['app', 'banner', 'session'] as const)('the %s page has its named methods and no others', async (kind) => {
    const names = await pages[kind].evaluate(() => Object.keys(Reflect.get(window, 'accord')).sort());
    expect(names).toEqual([...NAMED[kind]]);
  });

  test('only the window of the session is given the screen, even while it lasts', async () => {
    expect(await screenOf(pages.app)).toBe(false);
    expect(await screenOf(pages.banner)).toBe(false);
  });

  /** The banner's window as the main process sees it. */
  const banner = async () => {
    const main = await employee.app.main();
    const [found] = await main.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .filter(({ webContents }) => webContents.getURL().includes('banner.html'))
          .map((window) => ({
            id: window.id,
            isVisible: window.isVisible(),
            isOnTop: window.isAlwaysOnTop(),
            area: window.getBounds(),
          })),
      null,
    );
    if (found === undefined) throw new Error('there is no banner');
    return found;
  };

  test('the banner can’t be closed or hidden by its page, by the desktop, or by a crash', async () => {
    const main = await employee.app.main();
    const whole = (): Promise<boolean> =>
      banner().then(
        (now) => now.isVisible && now.isOnTop,
        () => false,
      );
    const acts: Record<string, (id: number) => Promise<unknown>> = {
      close: (id) => main.evaluate(({ BrowserWindow }, which) => BrowserWindow.fromId(which)?.close(), id),
      hide: (id) => main.evaluate(({ BrowserWindow }, which) => BrowserWindow.fromId(which)?.hide(), id),
      crash: (id) =>
        main.evaluate(
          ({ BrowserWindow }, which) => BrowserWindow.fromId(which)?.webContents.forcefullyCrashRenderer(),
          id,
        ),
      'close from its page': async () => (await employee.app.window('banner')).evaluate(() => window.close()),
    };
    for (const [name, act] of Object.entries(acts)) {
      const { id } = await banner();
      await act(id);
      if (name === 'crash') await until('it is another one', async () => (await banner()).id !== id);
      await until(`a banner is there after: ${name}`, whole);
    }
  });

  test('the banner stays above a program that takes the whole screen, and takes no focus from it', async () => {
    const { lifetime, desk } = journey();
    // The one before may have been closed a moment ago, and its successor not be there yet.
    const { area } = await until('there is a banner', banner);
    const inside = { x: area.x + 6, y: area.y + Math.round(area.height / 2) };
    await until('the banner is painted', () => distance(desk.probe.colourAt(inside.x, inside.y), BLUE) > 100);
    const program = await run(lifetime, {
      name: 'full screen',
      file: 'xterm',
      args: ['-fullscreen', '-bg', '#0000ff', '-fg', '#0000ff', '-title', 'Whole'],
      env: desk.env,
    });
    await until('it has the whole screen', () => distance(desk.probe.colourAt(20, desk.height - 20), BLUE) < 10);
    const isAbove = (): boolean => distance(desk.probe.colourAt(inside.x, inside.y), BLUE) > 100;
    await until('the banner is above it', isAbove);
    clickAt(desk.probe, { x: 200, y: desk.height - 100 });
    const title = async (): Promise<string> => outputOf('xdotool', ['getactivewindow', 'getwindowname'], desk.env);
    await until('the program has the keyboard', async () => (await title()).trim() === 'Whole');
    await until('the banner is above it still', isAbove);
    clickAt(desk.probe, inside);
    expect((await title()).trim()).toBe('Whole');
    await until('the banner is above it after a click on itself', isAbove);
    const main = await employee.app.main();
    // The application window, hidden while the technician may drive, can still call itself focused.
    const focused = await main.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.id ?? null, null);
    expect(focused).not.toBe((await banner()).id);
    await program.stop();
  });

  test('the employee moves the banner, and can’t lose it', async () => {
    const { probe, width } = journey().desk;
    const { area } = await banner();
    const from = { x: area.x + 12, y: area.y + 12 };
    probe.moveTo(from.x, from.y);
    probe.press('left');
    await until('the banner is at the left edge, lower down', async () => {
      for (let step = 1; step <= 10; step += 1) probe.moveTo(from.x - step * (width / 10), from.y + step * 12);
      const now = await banner();
      return now.area.x === FRAME_WIDTH && now.area.y > area.y + 80;
    });
    probe.release('left');
    expect((await banner()).area.height).toBe(area.height);
  });

  test('[C6] a crash of the session’s page ends the session', async () => {
    const main = await employee.app.main();
    await main.evaluate(({ BrowserWindow }) => {
      const session = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().includes('session.html'),
      );
      session?.webContents.forcefullyCrashRenderer();
    }, null);
    await until('nothing of the session is left', async () => {
      const left = await main.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, null);
      return left === 1;
    });
    await technician.page.getByRole('main', { name: 'Session terminée' }).waitFor();
  });

  test('the application’s page is loaded again after a crash: three times a minute, and when somebody looks for it', async () => {
    const main = await employee.app.main();
    /** Ends the page’s process; true when its window begins to load it again by itself. */
    const crash = (): Promise<boolean> =>
      main.evaluate(({ BrowserWindow }) => {
        const own = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('app.html'));
        return new Promise<boolean>((resolve) => {
          own?.webContents.once('did-start-loading', () => resolve(true));
          own?.webContents.once('render-process-gone', () => setTimeout(() => resolve(false), 1000));
          own?.webContents.forcefullyCrashRenderer();
        });
      }, null);
    const isThere = (): Promise<boolean> =>
      main.evaluate(({ BrowserWindow }) => {
        const own = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('app.html'));
        if (own === undefined || own.webContents.isCrashed() || own.webContents.isLoading()) return false;
        return own.webContents.executeJavaScript("document.querySelector('.employee') !== null");
      }, null);
    for (const time of ['first', 'second', 'third']) {
      expect(await crash(), time).toBe(true);
      await until(`the page is there after its ${time} crash`, isThere);
    }
    expect(await crash()).toBe(false);
    await startSecond(journey(), employee.app);
    await until('the page is there for whoever looks for it', isThere);
  });
});
