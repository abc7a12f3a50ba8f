import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { _electron } from 'playwright';
import { build } from 'vite';
import { serveBuilt } from '../../scripts/stage/built-pages.ts';
import type { Display } from '../../scripts/stage/display.ts';
import type { Lifetime } from '../../scripts/stage/lifetime.ts';
import type { StageSettings } from '../../scripts/stage/settings.ts';
import { timeToFirstFrame } from '../first-frame.ts';
import { watchConnections } from '../measure/traffic.ts';
import type { Places, Subject } from '../subject.ts';

const root = join(import.meta.dirname, '../..');

/** The bare WebRTC page on the same engine, at both ends, with the same settings: what the product is held against. */
export async function openFloor(lifetime: Lifetime, places: Places, settings: StageSettings): Promise<Subject> {
  const shell = await buildShell();
  const pages = await serveBuilt(lifetime, { host: 'bench/floor/host.html', console: 'bench/floor/console.html' });
  const launch = (display: Display, ...args: readonly string[]): Promise<ElectronApplication> =>
    launchShell(lifetime, { settings, display, args: [shell, ...args] });
  const console = await launch(places.office, pages.console);
  const host = await launch(places.desk, pages.host, '--hidden-window');
  const [consolePage, hostPage] = await Promise.all([readyPage(console), readyPage(host)]);
  await watchConnections(console.context());
  await consolePage.reload();

  const firstFrameMs = await timeToFirstFrame(places, async () => {
    const offer = await hostPage.evaluate(() => window.bareHost.offer());
    const answer = await consolePage.evaluate((given) => window.bareConsolePage.answer(given), offer);
    await hostPage.evaluate((given) => window.bareHost.accept(given), answer);
  });
  return {
    name: 'bare page',
    places,
    console: consolePage,
    hostPid: host.process().pid ?? 0,
    consolePid: console.process().pid ?? 0,
    firstFrameMs,
    end: async () => {
      await Promise.all([console.close(), host.close()]);
    },
  };
}

/** Beside the product's own output, from where Electron finds the compiled packages. */
async function buildShell(): Promise<string> {
  const outDir = join(root, 'out/bench');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      target: 'node16',
      outDir,
      emptyOutDir: true,
      minify: false,
      lib: { entry: join(import.meta.dirname, 'shell.ts'), formats: ['cjs'], fileName: () => 'shell.cjs' },
      rollupOptions: { external: ['electron', 'koffi', /^node:/] },
    },
  });
  return join(outDir, 'shell.cjs');
}

interface Launch {
  readonly settings: StageSettings;
  readonly display: Display;
  readonly args: readonly string[];
}

async function launchShell(lifetime: Lifetime, { settings, display, args }: Launch): Promise<ElectronApplication> {
  const electron = await _electron.launch({
    executablePath: settings.electron,
    args: [...settings.chromiumFlags, ...args, `--user-data-dir=${lifetime.folder('floor')}`, '--disable-gpu'],
    env: Object.fromEntries(
      Object.entries(display.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  });
  const { pid } = electron.process();
  if (pid !== undefined) lifetime.holds(pid);
  return electron;
}

async function readyPage(electron: ElectronApplication): Promise<Page> {
  const page = await electron.firstWindow();
  await page.waitForLoadState();
  return page;
}
