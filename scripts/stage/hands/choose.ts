import type { Locator, Page } from 'playwright';

/** Clicks one of a few choices where a person would: on its chip, which holds the radio button that nobody sees. */
export const choose = (within: Locator | Page, name: string): Promise<void> =>
  within
    .locator('label')
    .filter({ hasText: new RegExp(`^${name}$`) })
    .click();
