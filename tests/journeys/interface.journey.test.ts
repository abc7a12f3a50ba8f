import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AccordApp } from '../../scripts/stage/accord-app.ts';
import { cast } from '../../scripts/stage/cast.ts';
import { acceptOn, refuseOn } from '../../scripts/stage/hands/answer.ts';
import { askForHelp } from '../../scripts/stage/hands/employee.ts';
import {
  backToTicket,
  drive,
  endSession,
  openTicket,
  requestSession,
  seeScreen,
  takeTicket,
} from '../../scripts/stage/hands/technician.ts';
import { accessibilityFaults, pressOn, tabTo } from '../support/accessibility.ts';
import { setJourney } from '../support/journey.ts';
import { wakeDesk } from '../support/scenes.ts';

describe('[U1] every screen of the main job holds WCAG 2.2 AA, in both themes', () => {
  const journey = setJourney();
  const faults: [string, string[]][] = [];
  const look = async (screen: string, page: Page): Promise<void> => {
    faults.push([screen, await accessibilityFaults(page)]);
  };

  test('help, ticket, letter, banner, session, people, sign-in', async () => {
    const { start, desk, office } = journey();
    const employee = await start(desk, cast.camille);
    const technician = await start(office, cast.karim);
    const { page: console } = technician;
    await look('empty queue', console);
    await look('ask', employee.page);
    await employee.page.getByRole('button', { name: "Demander de l'aide" }).click();
    await look('ask, with what is missing', employee.page);
    const reference = await askForHelp(employee.page, "Outlook ne s'ouvre plus depuis ce matin.");
    await look('follow', employee.page);
    await employee.page.getByRole('button', { name: 'Annuler la demande' }).click();
    await look('cancel', employee.page);
    await employee.page.getByRole('button', { name: 'Garder la demande' }).click();
    for (const section of ['Mes demandes', 'Réglages']) {
      await employee.page.getByRole('button', { name: section }).click();
      await look(section, employee.page);
    }

    await openTicket(console, reference);
    await look('a ticket that nobody has', console);
    await takeTicket(console);
    wakeDesk(desk);
    await requestSession(console, { control: true });
    const letter = await employee.app.window('consent');
    await letter.getByText('Vous pouvez accepter ou refuser.').waitFor();
    await look('letter', letter);
    await look('asking', console);
    await refuseOn(letter);
    await console.getByText('La personne a refusé.').waitFor();
    await look('refused', console);
    await console.getByRole('button', { name: 'Demander de nouveau' }).click();
    await requestSession(console, { control: true });
    await acceptOn(await employee.app.window('consent'));
    await seeScreen(console);
    await look('session', console);
    await look('banner', await employee.app.window('banner'));
    await console.keyboard.press('Alt+i');
    await look('connection', console);
    await drive(console);
    await look('driving', console);
    await endSession(console);
    await console.getByRole('main', { name: 'Session terminée' }).waitFor();
    await look('session over', console);
    await backToTicket(console);
    await look('ticket with its history', console);
    await console.getByRole('button', { name: 'Rendre le ticket à la file' }).click();
    await console.getByRole('dialog').getByRole('button', { name: 'Rendre le ticket' }).click();
    await look('a ticket given back, with what is missing', console);
    await console.getByRole('button', { name: 'Revenir', exact: true }).click();
    await console.getByRole('searchbox').fill(reference.slice(-4));
    await console.getByRole('heading', { name: 'Trouvés' }).waitFor();
    await look('what was found', console);
    await console.getByRole('searchbox').fill('');
    await console.getByRole('button', { name: 'Réglages' }).click();
    await look('settings of the console', console);
    await technician.app.close();

    const administrator = await start(office, cast.administrator);
    await administrator.page.getByRole('table').waitFor();
    await look('people', administrator.page);
    await administrator.page.getByRole('button', { name: 'Ajouter une personne' }).click();
    await administrator.page.getByRole('button', { name: 'Créer le compte' }).click();
    await look('new person', administrator.page);

    await employee.page.getByRole('button', { name: 'Réglages' }).click();
    await employee.page.getByRole('button', { name: 'Se déconnecter' }).click();
    await employee.page.getByRole('button', { name: 'Se connecter' }).click();
    await look('sign-in, with what is missing', employee.page);

    expect(faults.filter(([, found]) => found.length > 0)).toEqual([]);
    // Some twenty screens, each judged twice, on the slowest engine there is.
  }, 300_000);
});

describe('[U2] the main job needs no mouse', () => {
  const journey = setJourney();
  let employee: { app: AccordApp; page: Page };
  let console: Page;

  beforeAll(async () => {
    const { start, desk, office } = journey();
    employee = await start(desk, cast.camille);
    console = (await start(office, cast.karim)).page;
  });

  test('from the words to the end of the session, keys alone', async () => {
    const { page } = employee;
    await tabTo(page, page.getByLabel('Dites-le avec vos mots'));
    await page.keyboard.type("Outlook ne s'ouvre plus.");
    await pressOn(page, page.getByRole('radio', { name: 'Je suis bloqué·e' }), 'Space');
    await pressOn(page, page.getByRole('button', { name: "Demander de l'aide" }));
    const reference = page.getByRole('heading', { name: /^INC-20\d{2}-\d{6}$/ });
    await reference.waitFor();
    expect(await reference.evaluate((element) => element === document.activeElement)).toBe(true);

    // From one's own level back to the last of the queues: all of them.
    await tabTo(console, console.locator('.queue-picker input:checked'));
    await console.keyboard.press('ArrowLeft');
    await console.locator('.queue-row').waitFor();
    await console.keyboard.press('j');
    await pressOn(console, console.getByRole('button', { name: 'Prendre en charge' }));
    await console.getByText('(vous)').waitFor();
    wakeDesk(journey().desk);
    await pressOn(console, console.getByRole('button', { name: 'Demander la prise en main' }));

    const letter = await employee.app.window('consent');
    await letter.getByText('Vous pouvez accepter ou refuser.').waitFor();
    const accept = letter.getByRole('button', { name: 'Accepter' });
    await tabTo(letter, accept);
    await Promise.all([
      letter.waitForEvent('close'),
      letter.keyboard.press('Enter', { delay: 0 }).catch(() => undefined),
    ]);

    await seeScreen(console);
    await tabTo(console, console.getByRole('radio', { name: 'Regarder' }));
    await console.keyboard.press('ArrowRight');
    await console.getByText(/^Vous avez la main/).waitFor();
    await console.keyboard.press('Control+Alt+Shift+Escape');
    await console.getByText(/^Vous avez la main/).waitFor({ state: 'detached' });
    await pressOn(console, console.getByRole('button', { name: 'Terminer la session' }));
    await console.getByRole('main', { name: 'Session terminée' }).waitFor();
    await console.keyboard.press('Enter');
    await console.getByRole('region', { name: 'Histoire du ticket' }).waitFor();
  });
});
