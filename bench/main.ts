import { cpus } from 'node:os';
import type { Display } from '../scripts/stage/display.ts';
import { startDisplay } from '../scripts/stage/display.ts';
import type { Lifetime } from '../scripts/stage/lifetime.ts';
import { openLifetime } from '../scripts/stage/lifetime.ts';
import type { StageSettings } from '../scripts/stage/settings.ts';
import { readStageSettings } from '../scripts/stage/settings.ts';
import { openFloor } from './floor/open-floor.ts';
import { measureDecisions } from './measure/decision-times.ts';
import { measureClicks, measureLoads, measureNoRemote } from './measure/measure-subject.ts';
import { memoryOf } from './measure/process-usage.ts';
import type { Spread } from './measure/spread.ts';
import { openAccord } from './open-accord.ts';
import { policyTableOf } from './policy-table.ts';
import type { Figures, Report } from './report.ts';
import { tableOf } from './report.ts';
import type { Places, Subject } from './subject.ts';

/**
 * One table of what a session costs, beside what it could not cost less, and one of what a decision costs; `--policy`
 * makes the second alone, `--json` gives each as one line.
 */
const CLICKS = 100;
const LOAD_MS = 5000;

const json = process.argv.includes('--json');
const decisions = await measureDecisions([10, 100, 1000]);
console.log(json ? JSON.stringify(decisions) : policyTableOf(decisions));
if (!process.argv.includes('--policy')) await measureSession();

async function measureSession(): Promise<void> {
  const lifetime = openLifetime();
  try {
    const report = await bench(lifetime, readStageSettings(process.env));
    console.log(json ? JSON.stringify(report) : tableOf(report));
  } finally {
    await lifetime.end();
  }
}

async function bench(life: Lifetime, settings: StageSettings): Promise<Report> {
  const [forAccord, forBare] = [await openPlaces(life, settings), await openPlaces(life, settings)];
  const noRemote = await measureNoRemote(life, forAccord, CLICKS);
  const bare = await openFloor(life, forBare, settings);
  const accord = await openAccord(life, forAccord, settings);
  const clicks = await measureClicks(life, [accord, bare], CLICKS);
  const accordFigures = await figuresOf(life, accord, clicks);
  await accord.end();
  const bareFigures = await figuresOf(life, bare, clicks);
  const userAgent = await bare.console.evaluate(() => navigator.userAgent);
  await bare.end();
  const engine = /Electron\/\S+/.exec(userAgent)?.[0] ?? userAgent;
  return { engine, cores: cpus().length, accord: accordFigures, bare: bareFigures, noRemote };
}

async function figuresOf(life: Lifetime, subject: Subject, clicks: ReadonlyMap<Subject, Spread>): Promise<Figures> {
  const clickToPixel = clicks.get(subject);
  if (clickToPixel === undefined) throw new Error(`${subject.name} was not clicked`);
  const loads = await measureLoads(life, subject, LOAD_MS);
  const memory = { workstation: memoryOf(subject.hostPid), console: memoryOf(subject.consolePid) };
  return { firstFrameMs: subject.firstFrameMs, clickToPixel, loads, memory };
}

async function openPlaces(life: Lifetime, { displays }: StageSettings): Promise<Places> {
  const open = (title: string): Promise<Display> =>
    startDisplay(life, { kind: 'virtual', title, width: 1920, height: 1080, layout: 'us', numbers: displays });
  return { office: await open('office'), desk: await open('desk') };
}
