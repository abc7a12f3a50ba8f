import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { AppBridge } from '../../app/wire/bridge.ts';
import type { AccordApp } from '../../scripts/stage/accord-app.ts';
import { launchAccord } from '../../scripts/stage/accord-app.ts';
import type { Broker } from '../../scripts/stage/broker.ts';
import { startBroker } from '../../scripts/stage/broker.ts';
import { cast } from '../../scripts/stage/cast.ts';
import type { Display } from '../../scripts/stage/display.ts';
import { startDisplay } from '../../scripts/stage/display.ts';
import { signInOn } from '../../scripts/stage/hands/sign-in.ts';
import type { Lifetime } from '../../scripts/stage/lifetime.ts';
import type { Somebody } from '../../scripts/stage/people.ts';
import { enrol } from '../../scripts/stage/people.ts';
import { readStageSettings } from '../../scripts/stage/settings.ts';
import type { Language, Theme } from './camera.ts';

const root = join(import.meta.dirname, '../..');

/** More people than the demo needs: a desk that has something to do. */
export const people = {
  thomas: { name: 'Thomas Girard', email: 'thomas.girard@demo.example', password: 'demo-Thomas-2026' },
  elise: { name: 'Élise Fontaine', email: 'elise.fontaine@demo.example', password: 'demo-Elise-2026' },
  paul: { name: 'Paul Vernier', email: 'paul.vernier@demo.example', password: 'demo-Paul-2026' },
  ines: {
    name: 'Inès Marchetti',
    email: 'ines.marchetti@demo.example',
    password: 'demo-Ines-2026',
    level: 3,
    team: 'Applications',
  },
} as const;

/** In which themes a picture is taken, for each language. */
export type Looks = Readonly<Record<Language, readonly Theme[]>>;

export const inBoth = (...themes: readonly Theme[]): Looks => ({ fr: themes, en: themes });

/** Somebody at the real application, in a real window. */
export interface Seat {
  readonly app: AccordApp;
  readonly page: Page;
  /** Takes one of their windows in both languages, or in the looks that are asked for; what is open follows at once. */
  take(
    page: Page,
    path: (language: Language, theme: Theme) => string,
    looks?: Looks,
    before?: (language: Language) => Promise<void>,
  ): Promise<void>;
}

export interface Stage {
  readonly broker: Broker;
  readonly desk: Display;
  readonly office: Display;
  seat(display: Display, station: string, somebody: Somebody): Promise<Seat>;
}

/** Whenever they are taken, it is mid-morning in the pictures. */
export const MORNING = `Etc/GMT${signed(new Date().getUTCHours() - 10)}`;

export async function setStage(lifetime: Lifetime): Promise<Stage> {
  const settings = readStageSettings(process.env);
  const screen = (title: string): Promise<Display> =>
    startDisplay(lifetime, {
      kind: 'virtual',
      title,
      width: 1280,
      height: 800,
      layout: 'us',
      numbers: settings.displays,
    });
  const [desk, office] = [await screen('desk'), await screen('office')];
  const broker = await startBroker(lifetime, root, { ports: settings.ports });
  await enrol(lifetime, broker, {
    administrator: cast.administrator,
    employees: [cast.camille, cast.nadia, people.thomas, people.elise, people.paul],
    technicians: [cast.karim, cast.sophie, cast.julien, people.ines],
  });
  return {
    broker,
    desk,
    office,
    seat: async (display, station, somebody) => {
      const app = await launchAccord(lifetime, {
        executable: computerCalled(lifetime, station, settings.electron),
        folder: root,
        env: { ...display.env, TZ: MORNING },
        brokerUrl: broker.url,
        flags: settings.chromiumFlags,
      });
      const page = await app.window('app');
      await signInOn(page, somebody);
      return {
        app,
        page,
        take: (of, path, looks = inBoth('light'), before = NOTHING) => takeIn(page, of, { path, looks, before }),
      };
    },
  };
}

interface Takes {
  readonly path: (language: Language, theme: Theme) => string;
  readonly looks: Looks;
  /** What is done once the page speaks that language. */
  readonly before: (language: Language) => Promise<void>;
}

const NOTHING = (): Promise<void> => Promise.resolve();

async function takeIn(own: Page, page: Page, { path, looks, before }: Takes): Promise<void> {
  for (const language of ['en', 'fr'] as const)
    for (const theme of looks[language]) {
      await wear(own, language, theme);
      await page.waitForFunction(
        (look) =>
          document.documentElement.lang === look.language && document.documentElement.dataset['theme'] === look.theme,
        { language, theme },
      );
      await before(language);
      // What is asked of the broker anew in that language comes a moment later.
      await page.waitForTimeout(800);
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: path(language, theme), caret: 'hide', animations: 'disabled' });
    }
  await wear(own, 'fr', 'light');
}

const wear = (own: Page, language: Language, theme: Theme): Promise<void> =>
  own.evaluate((chosen) => (window as unknown as { readonly accord: AppBridge }).accord.setAppearance(chosen), {
    language,
    theme,
  });

/** Starts the application on a computer of that name, so that no picture bears the name of the machine that made it. */
function computerCalled(lifetime: Lifetime, station: string, electron: string): string {
  const path = join(lifetime.folder('station'), station);
  const own = process.getuid?.() === 0 ? '' : '--user --map-root-user ';
  const named = 'hostname "$0"; exec "$@"';
  writeFileSync(path, `#!/bin/sh\nexec unshare ${own}--uts sh -c '${named}' ${station} '${electron}' "$@"\n`, {
    mode: 0o755,
  });
  return path;
}

/** Etc/GMT-3 lies three hours east: its sign is the other way round. */
function signed(hours: number): string {
  const within = Math.max(-14, Math.min(12, hours));
  return within < 0 ? String(within) : `+${within}`;
}
