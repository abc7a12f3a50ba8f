import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { launchAccord } from '../../scripts/stage/accord-app.ts';
import { cast } from '../../scripts/stage/cast.ts';
import { askForHelp } from '../../scripts/stage/hands/employee.ts';
import { openTicket, takeTicket } from '../../scripts/stage/hands/technician.ts';
import { readStageSettings } from '../../scripts/stage/settings.ts';
import { setJourney } from '../support/journey.ts';

describe('[D12] a computer with nothing but a configuration file', () => {
  const journey = setJourney();

  test('is enrolled without anybody typing, asks for help, and is among the workstations', async () => {
    const { lifetime, broker, desk, office, start, wire: open } = journey();
    const wire = await open(cast.administrator);
    const { organisations } = await wire.must('directory.show', {});
    const issued = await wire.must('enrolment.issue', {
      name: 'Parc de la mairie',
      organisationId: organisations[0]?.id ?? '',
      siteId: null,
      tags: ['accueil'],
      signIn: 'device',
      days: 1,
      maxUses: 5,
    });
    const file = join(lifetime.folder('fleet'), 'accord.json');
    const { secret: enrolmentToken, brokerKey } = issued;
    writeFileSync(file, JSON.stringify({ brokerUrl: broker.url, brokerKey, enrolmentToken }));
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
    const enrolled = (await wire.must('workstation.list', {})).find(({ tags }) => tags.includes('accueil'));
    expect(enrolled).toMatchObject({ online: true, organisationId: organisations[0]?.id });
  });
});
