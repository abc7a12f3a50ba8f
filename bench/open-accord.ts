import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import type { AccordApp } from '../scripts/stage/accord-app.ts';
import { launchAccord } from '../scripts/stage/accord-app.ts';
import { startBroker } from '../scripts/stage/broker.ts';
import { cast, wholeCast } from '../scripts/stage/cast.ts';
import type { Display } from '../scripts/stage/display.ts';
import { consentOn } from '../scripts/stage/hands/answer.ts';
import { askForHelp } from '../scripts/stage/hands/employee.ts';
import type { Point } from '../scripts/stage/hands/remote-point.ts';
import { pagePointOnDisplay } from '../scripts/stage/hands/remote-point.ts';
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
  await consent.getByText('Vous pouvez accepter ou refuser.').waitFor();
  const point = await middleOf(consent, consentOn(consent).accept);
  const firstFrameMs = await timeToFirstFrame(places, () => press(places.desk, point));
  await drive(technician);
  return {
    name: 'Accord',
    places,
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

/** Where a button lies on the display, for the employee's own mouse. */
async function middleOf(page: Page, button: Locator): Promise<Point> {
  const box = await button.boundingBox();
  if (box === null) throw new Error('the button is not to be seen');
  return pagePointOnDisplay(page, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
}

function press({ probe }: Display, { x, y }: Point): void {
  probe.moveTo(x, y);
  probe.press('left');
  probe.release('left');
}
