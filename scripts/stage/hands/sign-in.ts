import type { Page } from 'playwright';
import type { Somebody } from '../people.ts';

/** Types an account into the sign-in form that is open; the caller waits for what comes after. */
export async function signInOn(page: Page, somebody: Omit<Somebody, 'name'>): Promise<void> {
  await page.getByLabel('Adresse e-mail').fill(somebody.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(somebody.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}
