import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { launchAccord } from '../../scripts/stage/accord-app.ts';
import { cast } from '../../scripts/stage/cast.ts';
import { askForHelp } from '../../scripts/stage/hands/employee.ts';
import { openTicket, takeTicket } from '../../scripts/stage/hands/technician.ts';
import { readStageSettings } from '../../scripts/stage/settings.ts';
import { TOWN } from '../../scripts/stage/town.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { setJourney } from '../support/journey.ts';

describe('[D12] a computer with nothing but a configuration file', () => {
  const journey = setJourney();

  test('is enrolled without anybody typing, asks for help, and is among the workstations', async () => {
    const { lifetime, desk, office, start, browse } = journey();
    const administrator = await browse(office, cast.administrator);
    await administrator.getByRole('button', { name: 'Postes' }).click();
    await administrator.getByText('Aucun poste.').waitFor();
    await administrator.getByRole('button', { name: 'Inscrire un parc' }).click();
    await administrator.getByRole('button', { name: 'Émettre un jeton' }).click();
    const form = administrator.getByRole('dialog', { name: 'Émettre un jeton' });
    await form.getByLabel('Nom', { exact: true }).fill('Parc de la mairie');
    await form.getByLabel('Organisation').selectOption(TOWN);
    await form.getByLabel('Étiquettes').fill('accueil');
    await form.getByLabel('Postes au plus').fill('5');
    expect(await accessibilityFaults(administrator)).toEqual([]);
    await form.getByRole('button', { name: 'Émettre le jeton' }).click();
    const issued = administrator.getByRole('dialog', { name: 'Le jeton « Parc de la mairie » est prêt' });
    const [download] = await Promise.all([
      administrator.waitForEvent('download'),
      issued.getByRole('button', { name: 'Enregistrer accord.json' }).click(),
    ]);
    const file = join(lifetime.folder('fleet'), download.suggestedFilename());
    await download.saveAs(file);
    chmodSync(file, 0o644);

    const settings = readStageSettings(process.env);
    const app = await launchAccord(lifetime, {
      executable: settings.electron,
      folder: join(import.meta.dirname, '../..'),
      env: { ...desk.env, ACCORD_CONFIG_FILE: file },
      brokerUrl: null,
      flags: settings.chromiumFlags,
    });
    const reference = await askForHelp(await app.window('app'), "L'imprimante de l'accueil ne répond plus.");

    const { page: console } = await start(office, cast.karim);
    await openTicket(console, reference);
    await takeTicket(console);
    await issued.getByRole('button', { name: "C'est noté" }).click();
    await administrator.getByRole('dialog').getByText('1 sur 5 postes').waitFor();
    await administrator.getByRole('button', { name: 'Fermer' }).click();
    const row = administrator.getByRole('row').filter({ hasText: 'accueil' });
    await row.getByText('en ligne').waitFor();
    await row.getByText('en ce moment').waitFor();
  });
});
