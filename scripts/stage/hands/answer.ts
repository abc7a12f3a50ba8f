import type { Locator, Page } from 'playwright';

/** What the consent window offers. */
export const consentOn = (page: Page) => ({
  refuse: page.getByRole('button', { name: 'Refuser', exact: true }),
  accept: page.getByRole('button', { name: 'Accepter', exact: true }),
  noHelpAsked: page.getByRole('button', { name: "Je n'ai pas demandé d'aide" }),
  view: page.getByRole('switch', { name: "Voir l'écran" }),
  control: page.getByRole('switch', { name: 'Prendre la souris et le clavier' }),
  phrase: page.locator('.phrase'),
});

/** Waits until *Accept* is awake, then clicks it; resolves once it was clicked, the window may be gone by then. */
export async function acceptOn(page: Page): Promise<void> {
  await page.getByText('Vous pouvez accepter ou refuser.').waitFor();
  await clickAndGo(consentOn(page).accept);
}

export const refuseOn = (page: Page): Promise<void> => clickAndGo(consentOn(page).refuse);

/** Says that nobody asked for help; the window goes with the click. */
export const denyHelpOn = (page: Page): Promise<void> => clickAndGo(consentOn(page).noHelpAsked);

/** What the banner offers. */
export const bannerOn = (page: Page) => ({
  stop: page.getByRole('button', { name: /^Arrêter/ }),
  view: page.getByRole('switch', { name: "Voir l'écran" }),
  control: page.getByRole('switch', { name: 'Prendre la souris et le clavier' }),
});

export const stopOn = (page: Page): Promise<void> => clickAndGo(bannerOn(page).stop);

/** The click closes the window under itself, so that the driver may not hear of its own success. */
async function clickAndGo(button: Locator): Promise<void> {
  try {
    await button.click({ noWaitAfter: true });
  } catch (fault) {
    if (!(fault instanceof Error && /closed|crashed|detached/i.test(fault.message))) throw fault;
  }
}
