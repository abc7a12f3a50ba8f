import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Capability } from '../../app/consent/capability.ts';
import type { AccordApp } from '../../scripts/stage/accord-app.ts';
import { launchAccord } from '../../scripts/stage/accord-app.ts';
import { cast } from '../../scripts/stage/cast.ts';
import { acceptOn } from '../../scripts/stage/hands/answer.ts';
import { askForHelp } from '../../scripts/stage/hands/employee.ts';
import { signInOn } from '../../scripts/stage/hands/sign-in.ts';
import { readStageSettings } from '../../scripts/stage/settings.ts';
import { until } from '../../scripts/stage/until.ts';
import type { Wire } from '../../scripts/stage/wire.ts';
import { askBarely } from '../support/bare-console.ts';
import type { Subject } from '../support/doors.ts';
import { DOORS, opens } from '../support/doors.ts';
import { logElectron } from '../support/electron-log.ts';
import { setJourney } from '../support/journey.ts';
import { filesOf, logOf } from '../support/profile.ts';
import { isNear, sessionIsGone, ticketOf } from '../support/scenes.ts';

const root = join(import.meta.dirname, '../..');
const packaged = join(root, 'out/package/linux-unpacked/accord');

/** A fuse as it stands in the binary: a character. */
const [OFF, ON] = ['0', '1'].map((state) => state.charCodeAt(0));

describe('[W8] the packaged application', () => {
  const journey = setJourney();
  const { electron, chromiumFlags } = readStageSettings(process.env);
  let app: AccordApp;
  let wire: Wire;
  let ticketId: string;

  beforeAll(async () => {
    if (!existsSync(packaged)) throw new Error('nothing is packaged: npm run package');
    const { lifetime, broker, desk } = journey();
    app = await launchAccord(lifetime, {
      executable: packaged,
      folder: null,
      env: desk.env,
      brokerUrl: broker.url,
      flags: chromiumFlags,
    });
  });

  test('[K1] starts on a profile of its own, signs an employee in, and shows the reference of their request', async () => {
    const page = await app.window('app');
    const agent = await page.evaluate(() => navigator.userAgent);
    const versionOf = (name: string): string => new RegExp(`${name}/([\\d.]+)`).exec(agent)?.[1] ?? '';
    logElectron({ electron: versionOf('Electron'), chrome: versionOf('Chrome'), pid: app.pid });

    await signInOn(page, cast.camille);
    const reference = await askForHelp(page, 'Mon poste est très lent.');
    expect(reference).toMatch(/^INC-20\d{2}-000001$/);
    wire = await journey().wire(cast.karim);
    const ticket = await ticketOf(wire, reference);
    expect(ticket.workstation?.online).toBe(true);
    ticketId = ticket.id;
    expect(logOf(app.profile).find(({ msg }) => msg === 'started')).toBeDefined();
    expect(filesOf(app.profile).map(({ path }) => path)).toContain('device-key.json');
  });

  test('[S1] [I2] shows its screen once that was granted, and its own hand moves the pointer', async () => {
    const { desk, office, blank } = journey();
    await wire.must('ticket.take', { ticketId });
    const capabilities: Capability[] = ['view', 'control'];
    const bare = await askBarely(await blank(office), wire, { ticketId, capabilities, durationMinutes: 10 });
    await acceptOn(await app.window('consent'));
    await bare.connected();
    await until('pictures come', async () => (await bare.frames()) > 0);
    await bare.send({ type: 'frame-shown' });
    await bare.send({ type: 'pointer-moved', x: 0.25, y: 0.75 });
    await until('the pointer is there', () => isNear(desk.probe.pointer(), { x: 320, y: 600 }));
    await bare.send({ type: 'session-stopped' });
    await sessionIsGone(app);
  });

  test('carries its own code in one archive, and nothing else that Electron would start', () => {
    const resources = join(packaged, '../resources');
    expect(['app.asar', 'app', 'default_app.asar'].filter((name) => existsSync(join(resources, name)))).toEqual([
      'app.asar',
    ]);
  });

  test('has its fuses blown', async () => {
    const wire = await getCurrentFuseWire(packaged);
    const states = {
      [FuseV1Options.RunAsNode]: OFF,
      [FuseV1Options.EnableCookieEncryption]: ON,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: OFF,
      [FuseV1Options.EnableNodeCliInspectArguments]: OFF,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ON,
      [FuseV1Options.OnlyLoadAppFromAsar]: ON,
    };
    expect(wire).toMatchObject(states);
  });

  describe.each(DOORS)('$name', (door) => {
    const subject = (part: Pick<Subject, 'executable' | 'application'>): Subject => ({
      ...part,
      flags: chromiumFlags,
      env: journey().desk.env,
    });

    test('opens Electron as it comes', async () => {
      const asItComes = subject({ executable: electron, application: [root] });
      expect(await opens(journey().lifetime, asItComes, door)).toBe(true);
    });

    test('stays shut', async () => {
      expect(await opens(journey().lifetime, subject({ executable: packaged, application: [] }), door)).toBe(false);
    });
  });
});
