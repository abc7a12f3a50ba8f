import { join } from 'node:path';
import type { AccordApp } from '../scripts/stage/accord-app.ts';
import { launchAccord } from '../scripts/stage/accord-app.ts';
import { startBroker } from '../scripts/stage/broker.ts';
import { cast, wholeCast } from '../scripts/stage/cast.ts';
import type { Display } from '../scripts/stage/display.ts';
import { acceptOn, consentOn } from '../scripts/stage/hands/answer.ts';
import { askForHelp } from '../scripts/stage/hands/employee.ts';
import { signInOn } from '../scripts/stage/hands/sign-in.ts';
import { drive, openTicket, requestSession, takeTicket } from '../scripts/stage/hands/technician.ts';
import type { Lifetime } from '../scripts/stage/lifetime.ts';
import { enrol } from '../scripts/stage/people.ts';
import type { StageSettings } from '../scripts/stage/settings.ts';
import { timeToFirstFrame } from './first-frame.ts';
import { watchConnections } from './measure/traffic.ts';
import type { Places, Subject } from './subject.ts';

const root = join(import.meta.dirname, '..');

/** The product itself: broker, workstation and console, from the request for help to a hand on the mouse. */
export async function openAccord(lifetime: Lifetime, places: Places, settings: StageSettings): Promise<Subject> {
  const broker = await startBroker(lifetime, root, { ports: settings.ports });
  await enrol(lifetime, broker, wholeCast);
  const launch = (display: Display): Promise<AccordApp> =>
    launchAccord(lifetime, {
      executable: settings.electron,
      folder: root,
      env: display.env,
      brokerUrl: broker.url,
      flags: settings.chromiumFlags,
    });
  const workstation = await launch(places.desk);
  const console = await launch(places.office);
  const [employee, technician] = await Promise.all([workstation.window('app'), console.window('app')]);
  await watchConnections(console.context);
  await technician.reload();
  await signInOn(employee, cast.camille);
  await signInOn(technician, cast.karim);

  const reference = await askForHelp(employee, 'Le tableur ne répond plus.');
  await openTicket(technician, reference);
  await takeTicket(technician);
  await requestSession(technician, { control: true, minutes: 20 });
  const consent = await workstation.window('consent');
  await consentOn(consent).accept.and(consent.locator(':enabled')).waitFor();
  const firstFrameMs = await timeToFirstFrame(places, () => acceptOn(consent));
  await drive(technician);
  return {
    name: 'Accord',
    console: technician,
    hostPid: workstation.pid,
    consolePid: console.pid,
    firstFrameMs,
    end: async () => {
      await Promise.all([workstation.close(), console.close()]);
      await broker.stop();
    },
  };
}
