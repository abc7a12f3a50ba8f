import type { BrowserContext, Page } from 'playwright';
import { chromium } from 'playwright';
import { z } from 'zod';
import type { Lifetime } from './lifetime.ts';
import { killGroup } from './lifetime.ts';
import type { MainProcess } from './main-process.ts';
import { openMainProcess } from './main-process.ts';
import type { Running } from './running.ts';
import { run } from './running.ts';
import { until } from './until.ts';

/** The application's four windows, as their pages are called. */
export type WindowKind = 'app' | 'consent' | 'banner' | 'session';

export interface AppWish {
  /** Electron's binary, or a packaged application's own. */
  readonly executable: string;
  /** The folder whose package.json Electron reads; null for a packaged application. */
  readonly folder: string | null;
  /** Names the display it appears on. */
  readonly env: NodeJS.ProcessEnv;
  /** Null leaves it to what the computer knows by itself. */
  readonly brokerUrl: string | null;
  /** Chromium's flags that the machine needs, such as `--no-sandbox` for root. */
  readonly flags: readonly string[];
  /** A profile to go on with; a new one, removed at the end, when not given. */
  readonly profile?: string;
  /** Of the interface, until its user chooses another; French when not given. */
  readonly language?: 'fr' | 'en';
}

/** A running Accord: the real Electron with its real windows, driven by Playwright. */
export interface AccordApp {
  readonly profile: string;
  readonly pid: number;
  /** All its windows, whatever their partition. */
  readonly context: BrowserContext;
  /** The open window of that kind; waits until there is one. */
  window(kind: WindowKind, withinMs?: number): Promise<Page>;
  /** The open windows of that kind, now. */
  windows(kind: WindowKind): readonly Page[];
  /** The open windows of sessions that were shown to somebody; what is loaded ahead for the next is not among them. */
  sessionWindows(): readonly Page[];
  /** The way into the main process; absent from packages, whose fuses close it. */
  main(): Promise<MainProcess>;
  /** What it and its windows wrote on the console. */
  logs(): readonly string[];
  /** Resolves once it has ended, whoever ended it. */
  readonly ended: Promise<string>;
  /** `kill -9` of the application with all its processes. */
  kill(): void;
  close(): Promise<void>;
}

/**
 * Started by itself and joined once its window is loaded: Playwright's own launcher, which joins while the first window
 * is being made, waits for ever when the two meet.
 */
export async function launchAccord(lifetime: Lifetime, wish: AppWish): Promise<AccordApp> {
  const profile = wish.profile ?? lifetime.folder('profile');
  const language = wish.language ?? 'fr';
  const running = await run(lifetime, {
    name: 'Accord',
    file: wish.executable,
    args: [
      '--inspect=0',
      '--remote-debugging-port=0',
      ...wish.flags,
      ...(wish.folder === null ? [] : [wish.folder]),
      `--user-data-dir=${profile}`,
      `--lang=${language}`,
      '--disable-gpu',
    ],
    // Linux listens to the variable, other systems to the flag.
    env: { ...wish.env, LANGUAGE: language, ...(wish.brokerUrl !== null && { ACCORD_BROKER_URL: wish.brokerUrl }) },
  });
  const address = await running.line((line) => /^DevTools listening on (ws:\S+)$/.exec(line)?.[1]);
  await until('the window is loaded', () => hasPage(address, running), { withinMs: START_MS });
  const browser = await chromium.connectOverCDP(address, { noDefaults: true, timeout: START_MS });
  const context = browser.contexts()[0];
  if (context === undefined) throw new Error('Accord has no browser context');
  context.setDefaultTimeout(PATIENCE_MS);

  const pageLogs: string[] = [];
  const watch = (page: Page): void => {
    page.on('console', (message) => void pageLogs.push(`[${kindOf(page.url())}] ${message.type()}: ${message.text()}`));
    page.on('pageerror', (fault) => void pageLogs.push(`[${kindOf(page.url())}] uncaught: ${fault.message}`));
  };
  for (const page of context.pages()) watch(page);
  context.on('page', watch);

  // The banner comes with the letter: what is there with it is the session's.
  const shown = new Set<Page>();
  context.on('page', (page) => {
    const note = (): void => {
      if (kindOf(page.url()) !== 'banner') return;
      for (const one of [page, ...windows('consent'), ...windows('session')]) shown.add(one);
    };
    note();
    // One that is seen before it has an address gets it with its first document.
    page.once('framenavigated', note);
  });
  const windows = (kind: WindowKind): readonly Page[] =>
    context.pages().filter((page) => !page.isClosed() && kindOf(page.url()) === kind);
  const close = async (): Promise<void> => {
    // The order to end passes even where closing a window would only hide it.
    await running.stop();
    await browser.close();
  };
  lifetime.onEnd(close);

  return {
    profile,
    pid: running.pid,
    context,
    windows,
    sessionWindows: () => [...shown].filter((page) => !page.isClosed()),
    window: (kind, withinMs = 30_000) =>
      until(
        `the ${kind} window is open`,
        () => {
          if (running.hasEnded()) throw new Error(`Accord ended:\n${running.lines.slice(-30).join('\n')}`);
          return windows(kind).at(0);
        },
        { withinMs },
      ),
    main: async () => {
      const inspector = await running.line((line) => /^Debugger listening on (ws:\S+)$/.exec(line)?.[1]);
      const main = await openMainProcess(inspector);
      lifetime.onEnd(main.close);
      return main;
    },
    logs: () => [...running.lines, ...pageLogs],
    ended: running.ended,
    kill: () => void killGroup(running.pid),
    close,
  };
}

const Targets = z.array(z.object({ type: z.string(), url: z.string() }));

async function hasPage(address: string, running: Running): Promise<boolean> {
  if (running.hasEnded()) throw new Error(`Accord ended:\n${running.lines.slice(-30).join('\n')}`);
  const response = await fetch(`http://${new URL(address).host}/json/list`);
  return Targets.parse(await response.json()).some(({ type, url }) => type === 'page' && kindOf(url) === 'app');
}

/** For its start, and then for one act on a page, in milliseconds, on a machine that has other things to do. */
const START_MS = 60_000;
const PATIENCE_MS = 30_000;

/** `accord-app://app/consent.html` and a development server's `/consent.html` are both the consent window's page. */
const kindOf = (url: string): string | undefined => /\/(app|consent|banner|session)\.html(?:[?#]|$)/.exec(url)?.[1];
