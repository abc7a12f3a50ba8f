import { existsSync } from 'node:fs';
import type { BrowserContext } from 'playwright';
import { chromium } from 'playwright';
import type { Display } from './display.ts';
import type { Lifetime } from './lifetime.ts';

/** The system's own Chromium, filling a display; ends with its pipe to this process, however that ends. */
export async function openBrowser(
  lifetime: Lifetime,
  display: Display,
  flags: readonly string[],
): Promise<BrowserContext> {
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    executablePath,
    headless: false,
    timeout: START_MS,
    // Without a frame of its own, so that what is not the page lies above it alone.
    args: [...flags, '--start-maximized', '--disable-gpu'],
    env: Object.fromEntries(
      Object.entries(display.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  });
  lifetime.onEnd(() => browser.close());
  return browser.newContext({ locale: 'fr-FR', viewport: null });
}

/** The system's own Chromium. */
export function findBrowser(): string {
  const path = BROWSERS.find((one) => existsSync(one));
  if (path === undefined) throw new Error('no Chromium on this machine: apt-get install chromium');
  return path;
}

/** For its start, in milliseconds, on a machine that has other things to do. */
const START_MS = 60_000;
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
