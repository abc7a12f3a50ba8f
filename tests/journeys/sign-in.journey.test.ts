import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { openBrowser } from '../../scripts/stage/browser.ts';
import { cast } from '../../scripts/stage/cast.ts';
import { openAuthenticator } from '../../scripts/stage/factor.ts';
import { setUpFactorOn, showCodeOn, signInOn } from '../../scripts/stage/hands/sign-in.ts';
import { signIn } from '../../scripts/stage/people.ts';
import { readStageSettings } from '../../scripts/stage/settings.ts';
import { openWire } from '../../scripts/stage/wire.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { setJourney } from '../support/journey.ts';

const openAccount = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Mon compte' }).click();
  await page.getByRole('heading', { name: 'Connexions' }).waitFor();
};
const closeAccount = (page: Page): Promise<void> => page.getByRole('button', { name: 'Fermer' }).click();
const signOut = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Réglages' }).click();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.getByRole('button', { name: 'Se connecter', exact: true }).waitFor();
};

describe('a passkey, in the browser', () => {
  const journey = setJourney({ chained: true });
  let page: Page;

  test('[A9] is added with the password, by whoever sits there', async () => {
    const { lifetime, office, broker } = journey();
    const context = await openBrowser(lifetime, office, readStageSettings(process.env).chromiumFlags);
    page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto(broker.url.replace('127.0.0.1', 'localhost'));
    await signInOn(page, cast.karim);
    await openAccount(page);
    await page.getByLabel('Nom de la clé').fill('Clé de Karim');
    await page.getByRole('button', { name: "Ajouter une clé d'accès" }).click();
    const dialog = page.getByRole('dialog', { name: 'Mon compte' });
    const again = dialog.getByRole('region', { name: "Clés d'accès" }).getByLabel('Votre mot de passe actuel');
    await again.fill('not the password');
    await again.press('Enter');
    await page.getByText("Ce n'est pas le mot de passe de ce compte.").waitFor();
    await again.fill(cast.karim.password);
    await again.press('Enter');
    await dialog.getByText('Clé de Karim', { exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await closeAccount(page);
  });

  test('[A9] signs in with one touch, and counts as both factors', async () => {
    await signOut(page);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: "Se connecter avec une clé d'accès" }).click();
    await page.getByRole('heading', { name: 'File' }).waitFor();
    const { wire } = journey();
    await expect(wire(cast.karim)).rejects.toThrow();
  });

  test('[A5] [A9] is asked for after the password', async () => {
    await signOut(page);
    await signInOn(page, cast.karim);
    await page.getByRole('heading', { name: 'Second facteur' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: "Utiliser ma clé d'accès" }).click();
    await page.getByRole('heading', { name: 'File' }).waitFor();
  });
});

describe('a second factor, in the application', () => {
  const journey = setJourney({ chained: true });
  let page: Page;
  let code: () => Promise<string>;
  let recovery: string[];

  const toSettings = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Réglages' }).click();
    await page.getByRole('button', { name: 'Mon compte' }).click();
  };
  const leave = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Réglages' }).click();
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.getByRole('button', { name: 'Se connecter', exact: true }).waitFor();
  };

  test('[A5] [A6] is set up by an employee from the workstation, who ends their other sign-ins, and its codes are kept', async () => {
    const { start, desk, broker, lifetime } = journey();
    const elsewhere = await signIn(broker.url, cast.camille);
    ({ page } = await start(desk, cast.camille));
    await toSettings();
    await page.getByRole('button', { name: 'Terminer toutes les autres' }).click();
    await page.getByRole('button', { name: 'Terminer toutes les autres' }).waitFor({ state: 'detached' });
    await page.getByText('Ici même · 127.0.0.0/24').waitFor();
    await expect(openWire(lifetime, broker.url, elsewhere)).rejects.toThrow();
    await page.getByText('cette fenêtre ne peut pas les lire').waitFor();
    await page.getByRole('button', { name: 'Ajouter une application de codes' }).click();
    const again = page.getByRole('region', { name: 'Second facteur' }).getByLabel('Votre mot de passe actuel');
    await again.fill(cast.camille.password);
    await again.press('Enter');
    const authenticator = openAuthenticator(await page.locator('.authenticator-secret').innerText());
    code = authenticator.code;
    await page.getByLabel('Code à six chiffres').fill('000000');
    await page.getByRole('button', { name: 'Vérifier le code' }).click();
    await page.getByText("Ce code n'est pas le bon, ou il a déjà servi.").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('Code à six chiffres').fill(await code());
    await page.getByRole('button', { name: 'Vérifier le code' }).click();
    const kept = page.locator('.kept-codes-list li');
    await kept.first().waitFor();
    recovery = await kept.allInnerTexts();
    expect(recovery).toHaveLength(10);
    await page.getByRole('button', { name: 'Je les ai gardés' }).click();
    await page.getByText('Application de codes active, 10 codes de secours restants').waitFor();
    await closeAccount(page);
  });

  test('[A4] is asked for at the next sign-in, and lets in with a code', async () => {
    await leave();
    await signInOn(page, cast.camille);
    await page.getByRole('heading', { name: 'Second facteur' }).waitFor();
    await showCodeOn(page, '123456');
    await page.getByRole('alert').getByText("Ce code n'est pas le bon").waitFor();
    await showCodeOn(page, ` ${await code()} `);
    await page.getByRole('button', { name: "Demander de l'aide" }).first().waitFor();
  });

  test('[A5] [A6] a recovery code lets in too, and the sign-ins say where from', async () => {
    await leave();
    await signInOn(page, cast.camille);
    await page.getByRole('button', { name: 'Utiliser un code de secours' }).click();
    await showCodeOn(page, recovery[0] ?? '');
    await page.getByRole('button', { name: "Demander de l'aide" }).first().waitFor();
    await toSettings();
    await page.getByText('Application de codes active, 9 codes de secours restants').waitFor();
    await page.getByText(/^Accord · Linux/).waitFor();
    await page.getByText('Ici même · 127.0.0.0/24').waitFor();
  });

  test('[A4] a technician sets one up in the application too, before anything else, once an administrator asks for it', async () => {
    const administrator = await journey().wire(cast.administrator);
    await administrator.must('identity.change-settings', { secondFactorRequired: true, companyMakesEmployees: false });
    await closeAccount(page);
    await leave();
    await signInOn(page, cast.karim);
    await page.getByRole('heading', { name: 'Protégez votre compte' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await setUpFactorOn(page);
    await page.getByRole('heading', { name: 'File' }).waitFor();
  });

  test('[A3] too many wrong tries: the window says until when, in both languages, and lets in afterwards', async () => {
    const { broker, lifetime, office } = journey();
    await leave();
    const stranger = { email: 'stranger@demo.example', password: 'not the password' };
    for (let tried = 0; tried < 10; tried += 1)
      await fetch(`${broker.url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(stranger),
      });
    await signInOn(page, stranger);
    await page.getByText("Trop d'essais manqués.").waitFor();
    await page.getByText(/^Vous pourrez réessayer à \d\d:\d\d, dans \d+ minutes?\./).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    const french = await openBrowser(lifetime, office, readStageSettings(process.env).chromiumFlags);
    const english = await french.browser()?.newPage({ locale: 'en-GB', viewport: null });
    if (english === undefined) throw new Error('the browser is gone');
    await english.goto(broker.url);
    await signInOn(english, stranger);
    await english.getByText('Too many failed attempts.').waitFor();
    await english.getByText(/^You can try again at \d\d:\d\d, in \d+ minutes?\./).waitFor();

    await signInOn(page, cast.camille);
    await page.getByRole('heading', { name: 'Second facteur' }).waitFor();
  });
});
