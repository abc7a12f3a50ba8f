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
import { openEditor, openWitness } from '../stage/foreign.ts';
import { outputOf } from '../stage/output-of.ts';
import { enrol } from '../stage/people.ts';
import type { Demo } from './demo.ts';
import { BESIDE_ACCORD, furnish } from './furnish.ts';
import { inFrench } from './in-french.ts';
import { linesOf } from './logs.ts';
import type { Seat } from './seat.ts';
import { seat } from './seat.ts';

/** Two displays with a person and their Accord at each, a broker between them, and foreign programs on the first. */
export interface AutoStage {
  readonly desk: Display;
  readonly office: Display;
  readonly broker: Broker;
  readonly employee: Seat;
  readonly technician: Seat;
  readonly editor: Awaited<ReturnType<typeof openEditor>>;
  readonly witness: ForeignWindow;
}

/** `opened` hears of the displays as soon as there is something to see. */
export async function openAutoStage(demo: Demo, opened: (desk: Display, office: Display) => void): Promise<AutoStage> {
  const { lifetime, root, settings, say, progress, logs } = demo;
  progress(say('demo.progress.displays'));
  const common = { kind: 'virtual', width: 1280, height: 800, numbers: settings.displays } as const;
  const desk = await startDisplay(lifetime, { ...common, title: 'desk', layout: 'us' });
  const office = await startDisplay(lifetime, { ...common, title: 'office', layout: 'fr' });
  opened(desk, office);

  progress(say('demo.progress.database'));
  const broker = await startBroker(lifetime, root, { ports: settings.ports });
  logs.add('broker', broker.logs);
  progress(say('demo.progress.people'));
  await enrol(lifetime, broker, wholeCast);

  progress(say('demo.progress.applications'));
  const launch = async (display: Display, name: string): Promise<AccordApp> => {
    const app = await launchAccord(lifetime, {
      executable: settings.electron,
      folder: root,
      env: display.env,
      brokerUrl: broker.url,
      flags: settings.chromiumFlags,
    });
    logs.add(name, () => linesOf(app));
    return app;
  };
  const openForeign = async () => {
    const file = join(lifetime.folder('note'), inFrench('demo.live.noteName'));
    writeFileSync(file, '');
    const editor = await openEditor(lifetime, desk, file);
    const witness = await openWitness(lifetime, desk, { x: BESIDE_ACCORD, y: 490, width: 360, height: 220 });
    await outputOf('xdotool', ['set_window', '--name', inFrench('demo.auto.witness'), witness.id], desk.env);
    return { editor, witness };
  };
  const [employee, technician, foreign] = await Promise.all([
    launch(desk, 'workstation').then((app) => seat(app, cast.camille, 'fr')),
    launch(office, 'console').then((app) => seat(app, cast.karim, 'fr')),
    openForeign(),
  ]);
  await furnish(desk, foreign.editor);
  return { desk, office, broker, employee, technician, ...foreign };
}
