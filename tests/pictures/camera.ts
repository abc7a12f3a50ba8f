import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright';
import { z } from 'zod';

export type Language = 'fr' | 'en';
export type Theme = 'light' | 'dark';

/** A page of the console in one language, and that language's sentences. */
export interface View {
  readonly page: Page;
  /** A sentence by its key, `directory.fleet.button`, with its values in place. */
  say(key: string, values?: Readonly<Record<string, string | number>>): string;
  press(name: string, within?: Page | Locator): Promise<void>;
  /** Opens one of the administrator's sections. */
  section(id: string): Promise<void>;
  /** Takes the picture of what is on the page, or of one part of it. */
  take(name: string, part?: Locator): Promise<void>;
}

const root = join(import.meta.dirname, '../..');
const SIZE = { width: 1280, height: 800 };

/** The console as `token` opens it; without one, the page that signs in. */
export async function openView(
  browser: Browser,
  wish: {
    readonly url: string;
    readonly token: string | null;
    readonly language: Language;
    readonly folder: string;
    /** The machine's own without it. */
    readonly timeZone?: string;
  },
): Promise<View & { wear(theme: Theme): Promise<void> }> {
  const { url, token, language, folder, timeZone } = wish;
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  const context = await browser.newContext({
    locale,
    viewport: SIZE,
    reducedMotion: 'reduce',
    ...(timeZone !== undefined && { timezoneId: timeZone }),
  });
  await context.addInitScript(
    ([kept, look]) => {
      if (kept !== null) sessionStorage.setItem('accord.token', kept);
      localStorage.setItem('accord.appearance', look);
    },
    [token, JSON.stringify({ language, theme: 'system' })] as const,
  );
  const page = await context.newPage();
  await page.goto(url);
  const sentences = sentencesIn(language);
  const say: View['say'] = (key, values = {}) =>
    Object.entries(values).reduce(
      (text, [name, value]) => text.replaceAll(`{{${name}}}`, String(value)),
      sentenceAt(sentences, key),
    );
  const press: View['press'] = (name, within = page) =>
    within.getByRole('button', { name, exact: true }).first().click();
  return {
    page,
    say,
    press,
    // Not by its whole name: a section tells how much waits in it.
    section: (id) =>
      page
        .getByRole('navigation', { name: say('admin.nav') })
        .getByRole('button', { name: say(`admin.sections.${id}`) })
        .click(),
    take: async (name, part) => {
      const path = join(folder, `${name}.${language}.png`);
      mkdirSync(dirname(path), { recursive: true });
      await page.evaluate(() => document.fonts.ready);
      const wanted = { path, caret: 'hide', animations: 'disabled' } as const;
      await (part === undefined ? page.screenshot(wanted) : part.screenshot(wanted));
    },
    wear: (colorScheme) => page.emulateMedia({ colorScheme, reducedMotion: 'reduce' }),
  };
}

const Branch = z.record(z.string(), z.unknown());

function sentencesIn(language: Language): Readonly<Record<string, unknown>> {
  const folder = join(root, 'resources/locales', language);
  return Object.fromEntries(
    readdirSync(folder).map((name) => [
      name.replace('.json', ''),
      JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown,
    ]),
  );
}

function sentenceAt(sentences: unknown, key: string): string {
  const found = key.split('.').reduce<unknown>((branch, name) => Branch.safeParse(branch).data?.[name], sentences);
  if (typeof found !== 'string') throw new Error(`no sentence is called ${key}`);
  return found;
}
