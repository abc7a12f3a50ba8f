import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong with the page as it stands, in the light and in the dark theme; the page follows the system in both. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    // A colour on its way to another would be judged as if it stayed.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // A page of its own, as axe would like for the summary, is not to be had in Electron.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(STANDARDS).analyze();
    faults.push(
      ...violations.map(
        ({ id, nodes }) => `${colorScheme}: ${id} on ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      ),
    );
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  return faults;
}

/** Presses Tab until the control has the focus, as somebody without a mouse does; throws when it is never reached. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${control.toString()}`);
}

/** Walks to a control and presses a key on it. */
export async function pressOn(page: Page, control: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press(key);
}
