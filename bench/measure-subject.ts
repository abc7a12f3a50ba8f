import { setTimeout as after } from 'node:timers/promises';
import { openWitness } from '../scripts/stage/foreign.ts';
import type { Lifetime } from '../scripts/stage/lifetime.ts';
import { changedArea } from './measure/changed-area.ts';
import type { Point } from './measure/click-to-pixel.ts';
import { clickToPixel } from './measure/click-to-pixel.ts';
import type { LOADS, Load } from './measure/loads.ts';
import { startLoad } from './measure/loads.ts';
import type { ProcessMemory } from './measure/process-usage.ts';
import { memoryOf, processorSeconds } from './measure/process-usage.ts';
import type { Spread } from './measure/spread.ts';
import { spreadOf } from './measure/spread.ts';
import { trafficOn } from './measure/traffic.ts';
import type { Places, Subject } from './subject.ts';

/** What one second of a load costs. */
export interface Rates {
  readonly framesPerSecond: number;
  readonly kilobytesPerSecond: number;
  /** Hundredths of one core, all processes of the workstation's side together. */
  readonly hostPercent: number;
}

export interface Figures {
  readonly name: string;
  readonly firstFrameMs: number;
  readonly clickToPixel: Spread;
  readonly loads: Readonly<Record<Load, Rates>>;
  readonly memory: { readonly host: readonly ProcessMemory[]; readonly console: readonly ProcessMemory[] };
}

export interface Effort {
  readonly clicks: number;
  /** How long each load is watched, in milliseconds. */
  readonly loadMs: number;
}

export async function measureSubject(
  lifetime: Lifetime,
  { subject, places, effort }: { readonly subject: Subject; readonly places: Places; readonly effort: Effort },
): Promise<Figures> {
  const spots = await clickThrough(lifetime, places, async (click, look) =>
    clickToPixel({ display: places.office.probe, click, look, count: effort.clicks, pause: [100, 260] }),
  );
  const loads = {
    idle: await underLoad(lifetime, 'idle', { subject, places, effort }),
    typing: await underLoad(lifetime, 'typing', { subject, places, effort }),
    scrolling: await underLoad(lifetime, 'scrolling', { subject, places, effort }),
  } satisfies Record<(typeof LOADS)[number], Rates>;
  return {
    name: subject.name,
    firstFrameMs: subject.firstFrameMs,
    clickToPixel: spreadOf(spots),
    loads,
    memory: { host: memoryOf(subject.hostPid), console: memoryOf(subject.consolePid) },
  };
}

/** The same click where nothing is remote: what the display, the foreign program and the probe take themselves. */
export async function measureNoRemote(lifetime: Lifetime, { desk }: Places, count: number): Promise<Spread> {
  const witness = await openWitness(lifetime, desk, WITNESS);
  const { x, y, width, height } = await witness.area();
  const click = { x: x + width / 2, y: y + height / 2 };
  const look = { x: x + width / 4, y: y + height / 4 };
  const durations = await clickToPixel({ display: desk.probe, click, look, count, pause: [20, 60] });
  await witness.running.stop();
  return spreadOf(durations);
}

const WITNESS = { x: 500, y: 300, width: 480, height: 320 } as const;

/** Opens a window on the desk that changes with each press, finds it on the office's glass, and hands its place out. */
async function clickThrough<T>(
  lifetime: Lifetime,
  { office, desk }: Places,
  measure: (click: Point, look: Point) => Promise<T>,
): Promise<T> {
  const witness = await openWitness(lifetime, desk, WITNESS);
  const area = await witness.area();
  desk.probe.moveTo(area.x + 10, area.y + 10);
  await after(SEEN_MS);
  const before = office.probe.look();
  desk.probe.press('left');
  desk.probe.release('left');
  await after(SEEN_MS);
  const shown = changedArea(before, office.probe.look());
  if (shown === null) throw new Error('a click at the desk is not seen in the office');
  const at = (share: number): Point => ({
    x: Math.round(shown.x + shown.width * share),
    y: Math.round(shown.y + shown.height * share),
  });
  const result = await measure(at(0.5), at(0.25));
  await witness.running.stop();
  return result;
}

/** Within this, whatever changed on the desk is on the office's glass, and the local hand no longer has precedence. */
const SEEN_MS = 2500;

async function underLoad(
  lifetime: Lifetime,
  load: Load,
  { subject, places, effort }: { readonly subject: Subject; readonly places: Places; readonly effort: Effort },
): Promise<Rates> {
  const stop = await startLoad(lifetime, places.desk, load);
  await after(STEADY_MS);
  const seconds = processorSeconds(subject.hostPid);
  const first = await trafficOn(subject.console);
  await after(effort.loadMs);
  const last = await trafficOn(subject.console);
  const used = processorSeconds(subject.hostPid) - seconds;
  await stop();
  const elapsed = (last.at - first.at) / 1000;
  return {
    framesPerSecond: (last.frames - first.frames) / elapsed,
    kilobytesPerSecond: (last.bytes - first.bytes) / 1000 / elapsed,
    hostPercent: (used / elapsed) * 100,
  };
}

const STEADY_MS = 1500;
