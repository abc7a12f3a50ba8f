import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { launchAccord } from '../../scripts/stage/accord-app.ts';
import { openBrowser } from '../../scripts/stage/browser.ts';
import { cast } from '../../scripts/stage/cast.ts';
import { freePort } from '../../scripts/stage/free-port.ts';
import { readStageSettings } from '../../scripts/stage/settings.ts';
import { until } from '../../scripts/stage/until.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { setJourney } from '../support/journey.ts';
import { CLIENT, startProvider } from '../support/oidc-provider/start-provider.ts';

const settings = readStageSettings(process.env);
/** The company's address is told to the broker before either runs. */
const port = await freePort(undefined);

describe('the company’s sign-in', () => {
  const journey = setJourney({
    chained: true,
    broker: {
      ACCORD_OIDC_ISSUER: `http://127.0.0.1:${port}`,
      ACCORD_OIDC_CLIENT_ID: CLIENT.clientId,
      ACCORD_OIDC_CLIENT_SECRET: CLIENT.clientSecret,
      ACCORD_OIDC_NAME: 'Exemple SA',
    },
  });
  let page: Page;
  /** Where the stand-in for the system's opener leaves what it was asked to open. */
  let asked: string;

  beforeAll(async () => {
    const { lifetime, broker } = journey();
    const provider = await startProvider({
      port,
      redirectUri: `${broker.url}/api/auth/company/callback`,
      accounts: {
        camille: { email: cast.camille.email, email_verified: true, name: cast.camille.name },
        karim: { email: cast.karim.email, email_verified: true, name: cast.karim.name },
        stranger: { email: 'stranger@demo.example', email_verified: true, name: 'Inconnu' },
      },
    });
    lifetime.onEnd(provider.stop);
    const folder = lifetime.folder('opener');
    asked = join(folder, 'asked');
    const opener = join(folder, 'xdg-open');
    writeFileSync(opener, `#!/bin/sh\nprintf %s "$1" > '${asked}.part' && mv '${asked}.part' '${asked}'\n`);
    chmodSync(opener, 0o755);
  });

  /** The browser of whoever sits there: it opens what the system was asked to open. */
  const asWhoever = async (login: string): Promise<Page> => {
    const { lifetime, desk } = journey();
    await until('the system was asked to open a page', () => existsSync(asked));
    const address = readFileSync(asked, 'utf8');
    rmSync(asked);
    const context = await openBrowser(lifetime, desk, settings.chromiumFlags);
    const browser = await context.newPage();
    await browser.goto(address);
    await browser.getByLabel('Identifiant').fill(login);
    await browser.getByRole('button', { name: 'Continuer' }).click();
    return browser;
  };

  test('[A7] begins in the application, goes through the system’s browser, and can be given up', async () => {
    const { lifetime, broker, desk } = journey();
    const app = await launchAccord(lifetime, {
      executable: settings.electron,
      folder: join(import.meta.dirname, '../..'),
      env: { ...desk.env, PATH: `${join(asked, '..')}:${desk.env.PATH ?? process.env.PATH ?? ''}` },
      brokerUrl: broker.url,
      flags: settings.chromiumFlags,
    });
    page = await app.window('app');
    await page.getByRole('button', { name: 'Se connecter avec Exemple SA' }).click();
    await page.getByText('Terminez la connexion dans votre navigateur.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Revenir' }).click();
    await page.getByRole('heading', { name: 'Connexion' }).waitFor();
    await until('the first page was opened', () => existsSync(asked));
    rmSync(asked);
  });

  test('[A8] lets nobody in whom the directory does not know', async () => {
    await page.getByRole('button', { name: 'Se connecter avec Exemple SA' }).click();
    const browser = await asWhoever('stranger');
    await browser.getByRole('heading', { name: 'Vous pouvez revenir à Accord' }).waitFor();
    await page.getByText("Votre entreprise vous connaît, mais aucun compte d'Accord n'est à cette adresse.").waitFor();
  });

  test('[A12] asks once for the password of an account that has one, and says why', async () => {
    await page.getByRole('button', { name: 'Se connecter avec Exemple SA' }).click();
    await asWhoever('camille');
    await page.getByRole('heading', { name: "C'est bien vous" }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('Votre mot de passe Accord').fill('not the password');
    await page.getByRole('button', { name: 'Relier mon compte' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Votre mot de passe Accord').fill(cast.camille.password);
    await page.getByRole('button', { name: 'Relier mon compte' }).click();
    await page.getByRole('button', { name: "Demander de l'aide" }).first().waitFor();
    await page.getByRole('button', { name: 'Réglages' }).click();
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.getByRole('button', { name: 'Se connecter avec Exemple SA' }).waitFor();
  });

  test('[A7] lets the employee of a verified address in, who types no password of Accord’s any more', async () => {
    await page.getByRole('button', { name: 'Se connecter avec Exemple SA' }).click();
    const browser = await asWhoever('camille');
    await browser.getByRole('heading', { name: 'Vous pouvez revenir à Accord' }).waitFor();
    await page.getByRole('button', { name: "Demander de l'aide" }).first().waitFor();
  });

  test('[A7] in a browser leaves the page, and comes back to it signed in, with nothing left in the address', async () => {
    const { lifetime, office, broker } = journey();
    const context = await openBrowser(lifetime, office, settings.chromiumFlags);
    const console = await context.newPage();
    await console.goto(broker.url);
    await console.getByRole('button', { name: 'Se connecter avec Exemple SA' }).click();
    await console.getByLabel('Identifiant').fill('karim');
    await console.getByRole('button', { name: 'Continuer' }).click();
    await console.getByLabel('Votre mot de passe Accord').fill(cast.karim.password);
    await console.getByRole('button', { name: 'Relier mon compte' }).click();
    await console.getByRole('heading', { name: 'File' }).waitFor();
    expect(console.url()).toBe(`${broker.url}/`);
    expect(await console.evaluate(() => Object.keys(sessionStorage))).toEqual(['accord.token']);
  });
});
