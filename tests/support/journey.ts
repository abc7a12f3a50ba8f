import { existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { AccordApp } from '../../scripts/stage/accord-app.ts';
import { launchAccord } from '../../scripts/stage/accord-app.ts';
import type { Broker } from '../../scripts/stage/broker.ts';
import { startBroker } from '../../scripts/stage/broker.ts';
import { openBrowser } from '../../scripts/stage/browser.ts';
import { wholeCast } from '../../scripts/stage/cast.ts';
import type { Display } from '../../scripts/stage/display.ts';
import { startDisplay } from '../../scripts/stage/display.ts';
import { signInOn } from '../../scripts/stage/hands/sign-in.ts';
import type { Lifetime } from '../../scripts/stage/lifetime.ts';
import { openLifetime } from '../../scripts/stage/lifetime.ts';
import type { Somebody } from '../../scripts/stage/people.ts';
import { enrol, signIn } from '../../scripts/stage/people.ts';
import { readStageSettings } from '../../scripts/stage/settings.ts';
import { settleWindow } from '../../scripts/stage/settle-window.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import { openWire } from '../../scripts/stage/wire.ts';
import { logElectron } from './electron-log.ts';
import { copyDataFolder } from './prepared/data-folder.ts';

const root = join(import.meta.dirname, '../..');

export interface JourneyWish {
  /** More of the broker's own environment. */
  readonly broker?: Readonly<Record<string, string>>;
  readonly workstationLayout?: string;
  readonly consoleLayout?: string;
  /** More of Chromium's flags for the application. */
  readonly flags?: readonly string[];
  /** True for a broker that nobody has set up yet. */
  readonly untouched?: boolean;
  /** True where each test goes on from where the one before it ended: after a failure the rest would only wait. */
  readonly chained?: boolean;
}

/** A running Accord and its main window. */
export interface Seat {
  readonly app: AccordApp;
  readonly page: Page;
}

/** Everything one file of journeys plays on: a broker with everybody enrolled, and two displays far from each other. */
export interface Journey {
  readonly lifetime: Lifetime;
  readonly broker: Broker;
  /** Where the employee sits. */
  readonly desk: Display;
  /** Where the technician sits. */
  readonly office: Display;
  /** Starts Accord on a display and signs somebody in; gives its main window too. `brokerUrl`: by another way than straight. */
  start(display: Display, somebody: Somebody, brokerUrl?: string): Promise<Seat>;
  /** Starts it again on the profile of one that has ended, with whoever was signed in, by the same way. */
  startAgain(display: Display, ended: AccordApp, brokerUrl?: string): Promise<Seat>;
  /** Chromium on a display, on the console as the broker serves it; `prepare` sees the page before it loads. */
  browse(display: Display, somebody: Somebody, prepare?: (page: Page) => Promise<void>): Promise<Page>;
  /** A blank page of Chromium in a secure context, for a console that somebody wrote themselves. */
  blank(display: Display): Promise<Page>;
  wire(somebody: Somebody): Promise<Wire>;
}

/** Sets the stage before a file's tests, keeps pictures of what failed, and clears everything away after them. */
export function setJourney(wish: JourneyWish = {}): () => Journey {
  let journey: Journey | undefined;
  const lifetime = { open: undefined as Lifetime | undefined };
  beforeAll(async () => {
    lifetime.open = openLifetime();
    journey = await openJourney(lifetime.open, wish);
  });
  let hasFailed = false;
  beforeEach((context) => {
    if (hasFailed && wish.chained === true) context.skip('a test before it failed');
  });
  afterEach(({ task }) => {
    if (task.result?.state !== 'fail' || journey === undefined) return;
    hasFailed = true;
    const folder = join(root, 'out/test-results/journeys');
    mkdirSync(folder, { recursive: true });
    const name = `${basename(task.file.name, '.journey.test.ts')}-${task.name.replaceAll(/[^\p{L}\d]+/gu, '-').slice(0, 80)}`;
    journey.desk.capture(join(folder, `${name}-desk.png`));
    journey.office.capture(join(folder, `${name}-office.png`));
  });
  afterAll(async () => {
    await lifetime.open?.end();
  });
  return () => {
    if (journey === undefined) throw new Error('the stage is set before the tests, not before the file');
    return journey;
  };
}

async function openJourney(lifetime: Lifetime, wish: JourneyWish): Promise<Journey> {
  const settings = readStageSettings(process.env);
  if (!existsSync(join(root, 'out/main/index.cjs'))) throw new Error('nothing is built: npm run build');
  const screen = (title: string, layout: string | undefined): Promise<Display> =>
    startDisplay(lifetime, {
      kind: 'virtual',
      title,
      width: 1280,
      height: 800,
      layout: layout ?? 'us',
      numbers: settings.displays,
    });
  const screens = async (): Promise<[Display, Display]> => [
    await screen('desk', wish.workstationLayout),
    await screen('office', wish.consoleLayout),
  ];
  const [[desk, office], broker] = await Promise.all([screens(), openBroker(lifetime, settings.ports, wish)]);

  const launch = async (display: Display, profile?: string, brokerUrl = broker.url): Promise<Seat> => {
    const app = await launchAccord(lifetime, {
      executable: settings.electron,
      folder: root,
      env: display.env,
      brokerUrl,
      flags: [...settings.chromiumFlags, ...(wish.flags ?? [])],
      ...(profile !== undefined && { profile }),
    });
    await noteElectron(app);
    return { app, page: await app.window('app') };
  };
  return {
    lifetime,
    broker,
    desk,
    office,
    start: async (display, somebody, brokerUrl) => {
      const seat = await launch(display, undefined, brokerUrl);
      await signInOn(seat.page, somebody);
      await seat.page.getByRole('button', { name: 'Se connecter' }).waitFor({ state: 'detached' });
      // A console's window grows once it is known to be one.
      await seat.page.waitForFunction(() => document.querySelector('.employee') !== null || window.innerWidth >= 960);
      await settleWindow(display, seat.page);
      return seat;
    },
    startAgain: (display, ended, brokerUrl) => launch(display, ended.profile, brokerUrl),
    browse: async (display, somebody, prepare) => {
      const context = await openBrowser(lifetime, display, settings.chromiumFlags);
      const page = await context.newPage();
      await prepare?.(page);
      await page.goto(broker.url);
      await signInOn(page, somebody);
      await settleWindow(display, page);
      return page;
    },
    blank: async (display) => {
      const context = await openBrowser(lifetime, display, settings.chromiumFlags);
      const page = await context.newPage();
      await page.goto(`${broker.url}/healthz`);
      return page;
    },
    wire: async (somebody) => openWire(lifetime, broker.url, await signIn(broker.url, somebody)),
  };
}

/** Begins as the run has prepared it (`make-stage.ts`), unless the journey is about that very beginning or has its own database. */
async function openBroker(lifetime: Lifetime, ports: string | undefined, wish: JourneyWish): Promise<Broker> {
  const prepared = wish.untouched === true || wish.broker?.DATABASE_URL ? undefined : process.env.ACCORD_PREPARED_STAGE;
  const dataFolder = lifetime.folder('broker');
  if (prepared !== undefined) await copyDataFolder(prepared, dataFolder);
  const broker = await startBroker(lifetime, root, { ports, dataFolder, ...(wish.broker && { env: wish.broker }) });
  if (wish.untouched !== true && prepared === undefined) await enrol(lifetime, broker, wholeCast);
  return broker;
}

async function noteElectron(app: AccordApp): Promise<void> {
  const main = await app.main();
  const { electron = '', chrome = '' } = await main.evaluate(() => ({ ...process.versions }), null);
  logElectron({ electron, chrome, pid: app.pid });
}
