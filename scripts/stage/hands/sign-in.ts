import type { Page } from 'playwright';
import type { Somebody } from '../people.ts';

/** Types an account into the sign-in form that is open, in whatever language; the caller waits for what comes after. */
export async function signInOn(page: Page, somebody: Omit<Somebody, 'name'>): Promise<void> {
  await page.locator('input[type=email]').fill(somebody.email);
  await page.locator('input[type=password]').fill(somebody.password);
  await page.locator('button[type=submit]').click();
}
