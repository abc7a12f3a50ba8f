import type { Page } from 'playwright';
import type { Authenticator } from '../factor.ts';
import { openAuthenticator } from '../factor.ts';
import type { Somebody } from '../people.ts';

/** Types an account into the sign-in form that is open, in whatever language; the caller waits for what comes after. */
export async function signInOn(page: Page, somebody: Omit<Somebody, 'name'>): Promise<void> {
  await page.locator('input[type=email]').fill(somebody.email);
  await page.locator('input[type=password]').fill(somebody.password);
  await page.locator('button[type=submit]').click();
}

/** Goes from "protect your account" to the account itself, with an authenticator that the page has not seen. */
export async function setUpFactorOn(page: Page): Promise<{ authenticator: Authenticator; recoveryCodes: string[] }> {
  await page.getByRole('button', { name: /application de codes|authenticator application/ }).click();
  const authenticator = openAuthenticator(await page.locator('.authenticator-secret').innerText());
  await page.locator('input[autocomplete=one-time-code]').fill(await authenticator.code());
  await page.locator('button[type=submit]').click();
  const kept = page.locator('.kept-codes-list li');
  await kept.first().waitFor();
  const recoveryCodes = await kept.allInnerTexts();
  await page.getByRole('button', { name: /Je les ai gardés|I have kept them/ }).click();
  return { authenticator, recoveryCodes };
}

/** Shows the second factor that the sign-in asks for. */
export async function showCodeOn(page: Page, code: string): Promise<void> {
  await page.locator('input[autocomplete=one-time-code]').fill(code);
  await page.locator('button[type=submit]').click();
}
