import type { ElectronApplication, Page } from 'playwright';
import { _electron } from 'playwright';
import type { Lifetime } from './lifetime.ts';
import { killGroup } from './lifetime.ts';
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
  readonly brokerUrl: string;
  /** Chromium's flags that the machine needs, such as `--no-sandbox` for root. */
  readonly flags: readonly string[];
  /** A profile to go on with; a new one, removed at the end, when not given. */
  readonly profile?: string;
}

/** A running Accord: the real Electron with its real windows, driven by Playwright. */
export interface AccordApp {
  readonly electron: ElectronApplication;
  readonly profile: string;
  readonly pid: number;
  /** The open window of that kind; waits until there is one. */
  window(kind: WindowKind, withinMs?: number): Promise<Page>;
  /** The open windows of that kind, now. */
  windows(kind: WindowKind): readonly Page[];
  /** What it and its windows wrote on the console. */
  logs(): readonly string[];
  /** `kill -9` of the application with all its processes. */
  kill(): void;
  close(): Promise<void>;
}

export async function launchAccord(lifetime: Lifetime, wish: AppWish): Promise<AccordApp> {
  const profile = wish.profile ?? lifetime.folder('profile');
  const electron = await _electron.launch({
    executablePath: wish.executable,
    args: [
      ...wish.flags,
      ...(wish.folder === null ? [] : [wish.folder]),
      `--user-data-dir=${profile}`,
      '--lang=fr',
      '--disable-gpu',
    ],
    env: definedOnly({ ...wish.env, ACCORD_BROKER_URL: wish.brokerUrl }),
    timeout: 60_000,
  });
  const { pid } = electron.process();
  if (pid === undefined) throw new Error('Electron has no process');
  const release = lifetime.holds(pid);
  const logs = gatherLogs(electron);

  let over = false;
  electron.once('close', () => {
    over = true;
  });
  const close = async (): Promise<void> => {
    // A window that is asked to close may hide instead, so the application is told to exit; it may be gone before it answers.
    if (!over) await electron.evaluate(({ app }) => app.exit(0)).catch(() => undefined);
    if (!over) await electron.close().catch(() => undefined);
    killGroup(pid);
    release();
  };
  lifetime.onEnd(close);

  const windows = (kind: WindowKind): readonly Page[] =>
    electron.windows().filter((page) => !page.isClosed() && kindOf(page.url()) === kind);
  return {
    electron,
    profile,
    pid,
    windows,
    window: (kind, withinMs = 20_000) =>
      until(
        `the ${kind} window is open`,
        () => {
          if (over) throw new Error(`Accord ended:\n${logs.slice(-30).join('\n')}`);
          return windows(kind).at(0);
        },
        { withinMs },
      ),
    logs: () => logs,
    kill: () => {
      killGroup(pid);
    },
    close,
  };
}

function gatherLogs(electron: ElectronApplication): string[] {
  const logs: string[] = [];
  const { stdout, stderr } = electron.process();
  for (const stream of [stdout, stderr]) {
    stream?.on('data', (chunk: Buffer) => void logs.push(...chunk.toString('utf8').split('\n').filter(Boolean)));
  }
  const watch = (page: Page): void => {
    page.on('console', (message) => void logs.push(`[${kindOf(page.url())}] ${message.type()}: ${message.text()}`));
    page.on('pageerror', (fault) => void logs.push(`[${kindOf(page.url())}] uncaught: ${fault.message}`));
  };
  for (const page of electron.windows()) watch(page);
  electron.on('window', watch);
  return logs;
}

/** `accord-app://app/consent.html` and a development server's `/consent.html` are both the consent window's page. */
const kindOf = (url: string): string | undefined => /\/(app|consent|banner|session)\.html(?:[?#]|$)/.exec(url)?.[1];

const definedOnly = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
