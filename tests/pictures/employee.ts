import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { AppBridge, Appearance } from '../../app/wire/bridge.ts';
import { launchAccord } from '../../scripts/stage/accord-app.ts';
import { startBroker } from '../../scripts/stage/broker.ts';
import { cast, wholeCast } from '../../scripts/stage/cast.ts';
import type { Display } from '../../scripts/stage/display.ts';
import { startDisplay } from '../../scripts/stage/display.ts';
import { acceptOn } from '../../scripts/stage/hands/answer.ts';
import { signInOn } from '../../scripts/stage/hands/sign-in.ts';
import { drive, requestSession, seeScreen } from '../../scripts/stage/hands/technician.ts';
import { openLifetime } from '../../scripts/stage/lifetime.ts';
import type { Somebody } from '../../scripts/stage/people.ts';
import { enrol } from '../../scripts/stage/people.ts';
import { readStageSettings } from '../../scripts/stage/settings.ts';
import { handOver } from '../support/scenes.ts';

/** The letter and the bar above everything, as the real application shows them: in both languages and both themes. */
const root = join(import.meta.dirname, '../..');
const folder = join(root, 'docs/images/employee');
const LOOKS: readonly Appearance[] = (['fr', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ language, theme })),
);

const lifetime = openLifetime();
try {
  mkdirSync(folder, { recursive: true });
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
  await enrol(lifetime, broker, wholeCast);
  const seat = async (display: Display, somebody: Somebody) => {
    const app = await launchAccord(lifetime, {
      executable: settings.electron,
      folder: root,
      env: display.env,
      brokerUrl: broker.url,
      flags: settings.chromiumFlags,
    });
    const page = await app.window('app');
    await signInOn(page, somebody);
    return { app, page };
  };
  const employee = await seat(desk, cast.camille);
  const technician = await seat(office, cast.karim);
  /** What is open follows at once, so that one letter and one session are enough. */
  const takeAll = async (name: string, page: Page): Promise<void> => {
    for (const look of LOOKS) {
      await employee.page.evaluate(
        (chosen) => (window as unknown as { readonly accord: AppBridge }).accord.setAppearance(chosen),
        look,
      );
      await page.waitForFunction(
        ({ language, theme }) =>
          document.documentElement.lang === language && document.documentElement.dataset['theme'] === theme,
        look,
      );
      await page.evaluate(() => document.fonts.ready);
      const path = join(folder, `${name}.${look.language}.${look.theme}.png`);
      await page.screenshot({ path, caret: 'hide', animations: 'disabled' });
    }
    await employee.page.evaluate(
      (chosen) => (window as unknown as { readonly accord: AppBridge }).accord.setAppearance(chosen),
      { language: 'fr', theme: 'light' } as const,
    );
  };

  await handOver(employee.page, technician.page, "Outlook ne s'ouvre plus depuis ce matin.");
  await requestSession(technician.page, { control: true });
  const letter = await employee.app.window('consent');
  await letter.getByText('Vous pouvez accepter ou refuser.').waitFor();
  await takeAll('letter', letter);
  await letter.getByText('Vous pouvez accepter ou refuser.').waitFor();
  await acceptOn(letter);
  const banner = await employee.app.window('banner');
  await seeScreen(technician.page);
  await takeAll('banner', banner);
  await drive(technician.page);
  await banner.locator('.banner.driven').waitFor();
  await takeAll('banner-driven', banner);
} finally {
  await lifetime.end();
}
