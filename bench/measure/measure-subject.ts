import { setTimeout as after } from 'node:timers/promises';
import { openWitness } from '../../scripts/stage/foreign.ts';
import { logHand, tellingHands } from '../../scripts/stage/hand-log.ts';
import type { Lifetime } from '../../scripts/stage/lifetime.ts';
import type { Places, Subject } from '../subject.ts';
import { changedArea } from './changed-area.ts';
import type { Point } from './click-to-pixel.ts';
import { clickToPixel, clickUntilSeen } from './click-to-pixel.ts';
import type { Load, Rates } from './loads.ts';
import { startLoad } from './loads.ts';
import { processorSeconds } from './process-usage.ts';
import type { Spread } from './spread.ts';
import { spreadOf } from './spread.ts';
import { trafficOn } from './traffic.ts';

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

/** In turns of a few clicks each, so that whatever else the machine does meets all subjects alike. */
export async function measureClicks(
  lifetime: Lifetime,
  subjects: readonly Subject[],
  count: number,
): Promise<ReadonlyMap<Subject, Spread>> {
  const targets = await Promise.all(subjects.map((subject) => openTarget(lifetime, subject)));
  const durations = new Map<Subject, number[]>(subjects.map((subject) => [subject, []]));
  for (let done = 0; done < count; done += TURN) {
    for (const [index, subject] of subjects.entries()) {
      const target = targets[index];
      if (target === undefined) throw new RangeError('one target a subject');
      const display = subject.places.office.probe;
      const turn = { ...target, display, count: Math.min(TURN, count - done), pause: [100, 260] } as const;
      const seen = tellingHands(subject.console, () => clickToPixel(turn)).catch((cause: unknown) => {
        throw new Error(`after ${done} clicks on ${subject.name}`, { cause });
      });
      durations.get(subject)?.push(...(await seen));
    }
  }
  for (const { stop } of targets) await stop();
  return new Map([...durations].map(([subject, all]) => [subject, spreadOf(all)]));
}

const TURN = 10;

const WITNESS = { x: 500, y: 300, width: 480, height: 320 } as const;

interface Target {
  readonly click: Point;
  readonly look: Point;
  stop(): Promise<void>;
}

/** Opens a window on the desk that changes with each press, and finds it on the office's glass. */
async function openTarget(lifetime: Lifetime, { console, places: { office, desk } }: Subject): Promise<Target> {
  await logHand(console);
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
  const target = { click: at(0.5), look: at(0.25) };
  // The desk's own hand has just been there, and has precedence for as long as the workstation says.
  await tellingHands(console, () => clickUntilSeen(office.probe, target));
  return { ...target, stop: () => witness.running.stop() };
}

/** Within this, whatever changed on the desk is on the office's glass. */
const SEEN_MS = 2500;

export async function measureLoads(
  lifetime: Lifetime,
  subject: Subject,
  forMs: number,
): Promise<Readonly<Record<Load, Rates>>> {
  return {
    idle: await underLoad(lifetime, subject, { load: 'idle', forMs }),
    typing: await underLoad(lifetime, subject, { load: 'typing', forMs }),
    scrolling: await underLoad(lifetime, subject, { load: 'scrolling', forMs }),
  };
}

async function underLoad(
  lifetime: Lifetime,
  { places, hostPid, console }: Subject,
  { load, forMs }: { readonly load: Load; readonly forMs: number },
): Promise<Rates> {
  const stop = await startLoad(lifetime, places.desk, load);
  await after(STEADY_MS);
  const seconds = processorSeconds(hostPid);
  const first = await trafficOn(console);
  await after(forMs);
  const last = await trafficOn(console);
  const used = processorSeconds(hostPid) - seconds;
  await stop();
  const elapsed = (last.at - first.at) / 1000;
  return {
    framesPerSecond: (last.frames - first.frames) / elapsed,
    kilobytesPerSecond: (last.bytes - first.bytes) / 1000 / elapsed,
    hostPercent: (used / elapsed) * 100,
  };
}

const STEADY_MS = 1500;
