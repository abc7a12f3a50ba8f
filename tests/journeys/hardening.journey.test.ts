import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AccordApp, WindowKind } from '../../scripts/stage/accord-app.ts';
import { cast } from '../../scripts/stage/cast.ts';
import { acceptOn } from '../../scripts/stage/hands/answer.ts';
import { askForHelp } from '../../scripts/stage/hands/employee.ts';
import type { MainProcess } from '../../scripts/stage/main-process.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import type { BareConsole } from '../support/bare-console.ts';
import { askBarely } from '../support/bare-console.ts';
import { setJourney } from '../support/journey.ts';
import type { Lure } from '../support/lure.ts';
import { setLure } from '../support/lure.ts';
import { filesOf, logOf, secretsOf } from '../support/profile.ts';
import { sessionIsGone, ticketOf } from '../support/scenes.ts';
import { startSecond } from '../support/second-start.ts';
import { CAPTURES, captureOn, foreignCodeOn, permissionsOn, reachOutOn } from '../support/taken-over.ts';

const WINDOWS = ['app', 'consent', 'banner', 'session'] as const satisfies readonly WindowKind[];

describe('[W7] whoever takes over a page of the real application has won a page', () => {
  const journey = setJourney({
    broker: { ACCORD_CONSENT_SECONDS: '600' },
    // A camera and a microphone that are there, so that a page without them was refused them.
    flags: ['--use-fake-device-for-media-stream'],
  });
  let app: AccordApp;
  let main: MainProcess;
  let pages: Readonly<Record<WindowKind, Page>>;
  let wire: Wire;
  let bare: BareConsole;
  let lure: Lure;
  /** In a browser, where no application holds it. */
  let free: Page;
  let screen: string;

  /** How often the application has written such a line. */
  const timesLogged = (fields: Readonly<Record<string, string>>): number =>
    logOf(app.profile).filter((line) => Object.entries(fields).every(([name, value]) => line[name] === value)).length;

  /** Does something, and waits until the application has written such a line of it. */
  const isLogged = async (fields: Readonly<Record<string, string>>, act: () => Promise<unknown>): Promise<void> => {
    const before = timesLogged(fields);
    await act();
    await until(`the log says ${Object.values(fields).join(' ')}`, () => timesLogged(fields) > before);
  };

  beforeAll(async () => {
    const { lifetime, desk, office, start, blank } = journey();
    lure = await setLure(lifetime);
    const { app: started, page } = await start(desk, cast.camille);
    app = started;
    main = await app.main();
    screen = await main.evaluate(async ({ desktopCapturer }) => {
      const [source] = await desktopCapturer.getSources({ types: ['screen'] });
      return source?.id ?? '';
    }, null);

    const reference = await askForHelp(page, 'Mon écran clignote.');
    wire = await journey().wire(cast.karim);
    const { id: ticketId } = await ticketOf(wire, reference);
    await wire.must('ticket.take', { ticketId });
    free = await blank(office);
    bare = await askBarely(free, wire, { ticketId, capabilities: ['view'], durationMinutes: 10 });
    pages = {
      app: page,
      consent: await app.window('consent'),
      banner: await app.window('banner'),
      session: await app.window('session'),
    };
    await until('the request is shown', () => bare.session().phase.type === 'displayed');
  });

  test('[W5] each window is a sandboxed page in a process of its own, without Node', async () => {
    const windows = await main.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map(({ webContents }) => ({
          process: webContents.getOSProcessId(),
          // Electron's own account of what it made, which its types leave out.
          preferences: Reflect.apply(Reflect.get(webContents, 'getLastWebPreferences'), webContents, []),
        })),
      null,
    );
    // The frame round the screen has no page, and thus no process.
    const processes = windows.flatMap(({ process }) => (process === 0 ? [] : [process]));
    expect(new Set(processes).size).toBe(WINDOWS.length);
    expect(processes).toHaveLength(WINDOWS.length);
    for (const { preferences } of windows)
      expect(preferences).toMatchObject({
        ...{ sandbox: true, contextIsolation: true, webSecurity: true, webviewTag: false },
        ...{ nodeIntegration: false, nodeIntegrationInSubFrames: false, allowRunningInsecureContent: false },
      });
    for (const kind of WINDOWS) {
      const known = await pages[kind].evaluate(() =>
        ['require', 'process', 'module', 'exports', 'Buffer', 'global', 'ipcRenderer'].filter((name) => name in window),
      );
      expect(known, kind).toEqual([]);
    }
  });

  test.each(WINDOWS)('the %s page runs no code but its own files', async (kind) => {
    expect(await foreignCodeOn(pages[kind])).toEqual([]);
  });

  test.each(WINDOWS)('the %s page reaches no foreign server, opens no window and stays where it is', async (kind) => {
    const page = pages[kind];
    const address = page.url();
    expect(new Set(await reachOutOn(page, lure.url))).toEqual(
      new Set([
        ...['connect-src', 'script-src-elem', 'style-src-elem', 'img-src', 'media-src', 'frame-src', 'object-src'],
        'form-action',
      ]),
    );
    await isLogged({ what: 'window' }, async () => {
      expect(await page.evaluate((url) => window.open(`${url}/opened`), lure.url)).toBeNull();
    });
    for (const target of [`${lure.url}/navigated`, 'accord-app://app/session.html?elsewhere'])
      await isLogged({ what: 'navigation' }, () =>
        page.evaluate((to) => {
          location.href = to;
        }, target),
      );
    expect(page.url()).toBe(address);
    expect(app.context.pages()).toHaveLength(WINDOWS.length);
    expect(lure.visits).toEqual([]);
  });

  test('a page without a policy runs that code, and the foreign server answers it', async () => {
    const other = await setLure(journey().lifetime);
    const page = await free.context().newPage();
    await page.goto(other.url);
    expect(await foreignCodeOn(page)).toHaveLength(10);
    expect(other.visits).toContain('GET /');
    await page.close();
  });

  test.each(WINDOWS)('the %s page is refused what it asks the engine for', async (kind) => {
    expect(await permissionsOn(pages[kind])).toEqual([]);
    for (const permission of ['geolocation', 'notifications', 'midiSysex'])
      expect(timesLogged({ msg: 'permission-refused', window: kind, permission }), permission).toBe(1);
  });

  test.each(WINDOWS)('[C1] the %s page gets no screen, camera or microphone before the grant', async (kind) => {
    for (const way of CAPTURES) expect(await captureOn(pages[kind], way, screen), way).toBe('NotAllowedError');
    expect(bare.session().phase.type).toBe('displayed');
  });

  test.each(WINDOWS)('[W5] what the %s page embeds gets no bridge', async (kind) => {
    const page = pages[kind];
    await page.evaluate((url) => {
      const sources = [{ src: 'about:blank' }, { srcdoc: '<p>inside</p>' }, { src: url }, { src: location.href }];
      for (const source of sources) document.body.append(Object.assign(document.createElement('iframe'), source));
    }, lure.url);
    const frames = await until('the frames are there', () => {
      const inside = page.frames().filter((frame) => frame.parentFrame() !== null);
      return inside.length === 4 && inside;
    });
    for (const frame of frames)
      expect(await frame.evaluate(() => typeof Reflect.get(window, 'accord'))).toBe('undefined');
    expect(await page.evaluate(() => typeof Reflect.get(window, 'accord'))).toBe('object');
    await page.evaluate(() => {
      for (const frame of document.querySelectorAll('iframe')) frame.remove();
    });
    expect(lure.visits).toEqual([]);
  });

  /** Calls a named method as any script of the page could; gives what it answered, or the name of the refusal. */
  const call = (kind: WindowKind, method: string, argument: unknown): Promise<unknown> =>
    pages[kind].evaluate(
      async ([name, given]) => {
        const bridge = Reflect.get(window, 'accord');
        try {
          return (await Reflect.apply(Reflect.get(bridge, name), bridge, [given])) ?? 'answered';
        } catch (fault) {
          return fault instanceof Error ? fault.message.split(': ').at(-1) : String(fault);
        }
      },
      [method, argument] as const,
    );

  test('[W5] a call of another shape is refused by name, and nothing comes of it', async () => {
    const stateOf = () => call('app', 'state', undefined);
    const before = await stateOf();
    const queue = await wire.must('ticket.queue', {});
    const ticketId = queue[0]?.id ?? '';
    const malformed: readonly (readonly [WindowKind, string, unknown])[] = [
      ['app', 'askForHelp', undefined],
      ['app', 'askForHelp', { words: 'En panne', impact: 'catastrophic' }],
      ['app', 'askForHelp', { words: 'x'.repeat(1_000_000), impact: 'blocked' }],
      ['app', 'talk', { type: 'talk.note', input: { ticketId, words: 'En panne' } }],
      ['app', 'talk', [ticketId, 'En panne']],
      ['app', 'notifyOfTalk', { ticketId, reference: 'INC', from: 'Accord' }],
      ['app', 'cancelTicket', { ticketId }],
      ['app', 'cancelTicket', ''],
      ['app', 'dropWaiting', 42],
      ['app', 'setAppearance', { language: 'xx', theme: 'dark' }],
      ['consent', 'answer', 'accept'],
      ['consent', 'answer', { type: 'accept' }],
      ['consent', 'answer', { type: 'accept', capabilities: ['view', 'unattended'], displayId: '0' }],
      ['banner', 'setCapability', { capability: 'unattended', on: true }],
      ['banner', 'setCapability', { capability: 'view' }],
    ];
    for (const [kind, method, argument] of malformed)
      expect(await call(kind, method, argument), `${kind} ${method}`).toBe('MalformedCall');
    expect(await call('app', 'signIn', { email: 'nobody' })).toEqual({ ok: false, failure: { type: 'malformed' } });

    expect(await stateOf()).toEqual(before);
    expect(await wire.must('ticket.queue', {})).toEqual(queue);
    expect(bare.session().phase.type).toBe('displayed');
  });

  test('[W5] what the session page tells in another shape is dropped by name', async () => {
    await call('session', 'report', { type: 'granted' });
    await call('session', 'report', { type: 'certificate-ready', fingerprint: 'any' });
    await call('session', 'received', { text: '{}' });
    const refused = { window: 'session', why: 'MalformedCall' };
    await until('both methods refused', () =>
      [timesLogged({ ...refused, method: 'report' }), timesLogged({ ...refused, method: 'received' })].every(Boolean),
    );
    expect(timesLogged({ ...refused, method: 'report' })).toBe(2);
    expect(bare.session().phase.type).toBe('displayed');
  });

  test('[W5] a page that calls itself another is not heard', async () => {
    for (const [kind, method] of [['app', 'state'] as const, ['consent', 'view'] as const]) {
      const page = pages[kind];
      await page.evaluate(() => history.pushState(null, '', '/elsewhere.html'));
      expect(await call(kind, method, undefined)).toBe('UntrustedCall');
      await page.evaluate(() => history.back());
      await page.waitForURL(/\/(?:app|consent)\.html$/);
      expect(await call(kind, method, undefined)).toBeInstanceOf(Object);
    }
  });

  test('[C1] under the grant only the session page is given the screen, and nothing else', async () => {
    await acceptOn(pages.consent);
    await bare.connected();
    await until('pictures come', async () => (await bare.frames()) > 0);
    for (const kind of ['app', 'banner'] as const)
      for (const way of CAPTURES) expect(await captureOn(pages[kind], way, screen), way).toBe('NotAllowedError');
    expect(await captureOn(pages.session, 'display', '')).toBe('got video');
    for (const way of ['camera', 'microphone'] as const)
      expect(await captureOn(pages.session, way, ''), way).toBe('NotAllowedError');
    await bare.send({ type: 'session-stopped' });
    await sessionIsGone(app);
  });

  test('[W6] [W9] secrets lie in files for one account alone, and in no log', () => {
    const secrets = secretsOf(app.profile);
    expect(secrets.every((secret) => secret.length >= 32)).toBe(true);
    const files = filesOf(app.profile);
    const holding = files.filter(({ content }) => secrets.some((secret) => content.includes(secret)));
    expect(holding.map(({ path }) => path).toSorted()).toEqual(['device-key.json', 'settings.json']);
    const own = files.filter(({ path }) => /^(?:[\w-]+\.json|logs\/.*|receipts\/.*)$/.test(path));
    expect(own.map(({ path }) => path)).toContain('logs/accord.log');
    expect(own.some(({ path }) => path.startsWith('receipts/'))).toBe(true);
    expect(own.filter(({ mode }) => mode !== 0o600)).toEqual([]);
    expect(app.logs().filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
  });

  test('[W9] a second start on the profile shows the window of the first, and ends', async () => {
    /** Whether each of its application windows is on the screen. */
    const shown = () =>
      main.evaluate(
        ({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()
            .filter(({ webContents }) => webContents.getURL().includes('app.html'))
            .map((window) => window.isVisible()),
        null,
      );
    await main.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows())
        if (window.webContents.getURL().includes('app.html')) window.close();
    }, null);
    await until('its window is put away', async () => !(await shown()).includes(true));
    expect(await startSecond(journey(), app)).toBe('0');
    await until('the window is back', async () => (await shown()).includes(true));
    expect(await shown()).toHaveLength(1);
  });
});
