import type { Page } from 'playwright';
import { ShellState } from '../../app/wire/bridge.ts';
import type { AccordApp } from '../stage/accord-app.ts';
import { signInOn } from '../stage/hands/sign-in.ts';
import type { Somebody } from '../stage/people.ts';
import { until } from '../stage/until.ts';
import type { Language } from './words.mjs';

/** An application with its person signed in. */
export interface Seat {
  readonly app: AccordApp;
  readonly page: Page;
}

/**
 * Signs somebody in where they are not yet, and waits until the broker has welcomed them. Their pages speak the demo's
 * language, whatever was chosen on them the last time, because what is said about them names their buttons.
 */
export async function seat(app: AccordApp, somebody: Somebody, language: Language): Promise<Seat> {
  const page = await app.window('app', PATIENCE_MS);
  const form = page.locator('input[type=password]');
  await until(
    `${somebody.name} is signed in`,
    async () => {
      if (await form.isVisible()) {
        await signInOn(page, somebody);
        await form.waitFor({ state: 'detached' });
      }
      const { person, link } = await stateOf(page);
      return person !== null && link === 'online';
    },
    { withinMs: PATIENCE_MS },
  );
  const { appearance } = await stateOf(page);
  if (appearance.language !== language)
    await page.evaluate(`window.accord.setAppearance(${JSON.stringify({ ...appearance, language })})`);
  return { app, page };
}

/** The reference of a request of theirs that nobody has taken yet; made in these words when there is none. */
export async function waitingReference({ page }: Seat, words: string): Promise<string> {
  const waiting = async (): Promise<string | undefined> =>
    (await stateOf(page)).tickets.find(({ state }) => state === 'new')?.reference;
  const known = await waiting();
  if (known !== undefined) return known;
  await page.evaluate(`window.accord.askForHelp(${JSON.stringify({ words, impact: 'hindered' })})`);
  return until('the request has its reference', waiting);
}

const stateOf = async (page: Page): Promise<ShellState> =>
  ShellState.parse(await page.evaluate('window.accord.state()'));

/** A machine may be starting two of them at once, with its database. */
const PATIENCE_MS = 90_000;
