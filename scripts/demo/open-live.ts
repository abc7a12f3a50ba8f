import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccordApp } from '../stage/accord-app.ts';
import { launchAccord } from '../stage/accord-app.ts';
import type { Broker } from '../stage/broker.ts';
import { startBroker } from '../stage/broker.ts';
import { cast, wholeCast } from '../stage/cast.ts';
import type { Display } from '../stage/display.ts';
import { startDisplay } from '../stage/display.ts';
import type { ForeignWindow } from '../stage/foreign.ts';
import { openEditor } from '../stage/foreign.ts';
import { enrol } from '../stage/people.ts';
import type { Demo } from './demo.ts';
import type { DemoFolder } from './demo-folder.ts';
import { furnish, putSideBySide } from './furnish.ts';
import type { Places } from './guide.ts';
import { handUp } from './hand-up.ts';
import { linesOf } from './logs.ts';
import { seat, waitingReference } from './seat.ts';
import type { Surroundings } from './surroundings.ts';
import { lookAround, nestedSize } from './surroundings.ts';

/** A demo that somebody can try. */
export interface LiveDemo {
  readonly places: Places;
  readonly url: string;
  /** Of the ticket that waits. */
  readonly reference: string;
  readonly desk: AccordApp;
  readonly console: AccordApp;
  /** Ends the applications, then the broker. */
  close(): Promise<void>;
}

export async function openLive(demo: Demo, folder: DemoFolder): Promise<LiveDemo> {
  const { lifetime, settings, say, progress, logs } = demo;
  const around = await lookAround(process.platform, process.env);
  const { places, desk, office } = await openPlaces(demo, around);
  const broker = await openBroker(demo, folder);

  progress(say('demo.progress.applications'));
  const launch = async (display: Display | null, name: 'desk' | 'console'): Promise<AccordApp> => {
    const app = await launchAccord(lifetime, {
      executable: settings.electron,
      folder: demo.root,
      env: display?.env ?? desktopEnvironment(process.env),
      brokerUrl: broker.url,
      flags: settings.chromiumFlags,
      profile: folder.profiles[name],
      language: demo.language,
    });
    logs.add(name, () => linesOf(app));
    return app;
  };
  const openDesk = async () => {
    const opened = await seat(await launch(desk, 'desk'), cast.camille, demo.language);
    const reference = await waitingReference(opened, say('demo.live.waitingWords'));
    await handUp(demo, broker.url, reference);
    if (desk !== null) await furnish(desk, await openNote(demo, desk));
    return { ...opened, reference };
  };
  const openConsole = async () => {
    const opened = await seat(await launch(office, 'console'), cast.karim, demo.language);
    if (desk !== null && places.kind === 'desktop') await putSideBySide(opened.app, places.deskTitle, desk.width);
    return opened;
  };
  const [employee, technician] = await Promise.all([openDesk(), openConsole()]);
  return {
    places,
    url: broker.url,
    reference: employee.reference,
    desk: employee.app,
    console: technician.app,
    close: async () => {
      await Promise.all([employee.app.close(), technician.app.close()]);
      await broker.stop();
    },
  };
}

/** Null stands for the person's own desktop. */
async function openPlaces(
  { lifetime, settings, language, say, progress }: Demo,
  around: Surroundings,
): Promise<{ places: Places; desk: Display | null; office: Display | null }> {
  if (around.kind === 'shared') return { places: around, desk: null, office: null };
  progress(say('demo.progress.displays'));
  const common = { numbers: settings.displays, language, title: say('demo.live.deskTitle') };
  if (around.kind === 'desktop') {
    const size = nestedSize(around.width, around.height);
    const desk = await startDisplay(lifetime, { ...common, kind: 'nested', ...size, layout: around.layout });
    return { places: { kind: 'desktop', deskTitle: common.title }, desk, office: null };
  }
  const virtual = { ...common, kind: 'virtual', width: 1280, height: 800, layout: 'fr' } as const;
  const desk = await startDisplay(lifetime, virtual);
  const office = await startDisplay(lifetime, virtual);
  return { places: { kind: 'virtual', desk: desk.name, console: office.name }, desk, office };
}

async function openBroker(
  { lifetime, root, settings, say, progress, logs }: Demo,
  folder: DemoFolder,
): Promise<Broker> {
  progress(say(folder.isSettled ? 'demo.progress.broker' : 'demo.progress.database'));
  const port = await folder.port(settings.ports ?? '4700-4799');
  const broker = await startBroker(lifetime, root, { dataFolder: folder.brokerData, ports: `${port}-${port}` });
  logs.add('broker', broker.logs);
  if (!folder.isSettled) {
    progress(say('demo.progress.people'));
    await enrol(lifetime, broker, wholeCast);
    folder.settled();
  }
  return broker;
}

/** Something ordinary to click and write in. */
function openNote({ lifetime, say }: Demo, display: Display): Promise<ForeignWindow> {
  const file = join(lifetime.folder('note'), say('demo.live.noteName'));
  writeFileSync(file, say('demo.live.note'));
  return openEditor(lifetime, display, file);
}

/** The person's own, without what belongs to the scripts that run this. */
const desktopEnvironment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^(ELECTRON_|ACCORD_|NODE_|npm_|INIT_CWD$)/.test(name)));
