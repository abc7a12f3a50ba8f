import type { Load, Rates } from './measure/loads.ts';
import { LOADS } from './measure/loads.ts';
import type { ProcessMemory } from './measure/process-usage.ts';
import type { Spread } from './measure/spread.ts';

/** What was measured of one remote screen. */
export interface Figures {
  readonly firstFrameMs: number;
  readonly clickToPixel: Spread;
  readonly loads: Readonly<Record<Load, Rates>>;
  readonly memory: { readonly workstation: readonly ProcessMemory[]; readonly console: readonly ProcessMemory[] };
}

/** One run on one machine: absolute figures are this machine's, the ratios in it are what counts. */
export interface Report {
  readonly engine: string;
  readonly cores: number;
  readonly accord: Figures;
  /** A bare WebRTC page with the same settings on the same engine. */
  readonly bare: Figures;
  /** The same click with nothing remote. */
  readonly noRemote: Spread;
}

/** Accord's click to pixel may take this much of the bare page's. */
const CLICK_AIM = 1.2;

export const clickRatio = ({ accord, bare }: Report): number => accord.clickToPixel.p50 / bare.clickToPixel.p50;

/** The report as one table for people. */
export function tableOf(report: Report): string {
  const { accord, bare, noRemote } = report;
  const rows: readonly Row[] = [
    ['', 'Accord', 'bare page', 'no remote', 'Accord / bare'],
    compared('consent → first frame, ms', accord.firstFrameMs, bare.firstFrameMs),
    compared('click → pixel, p50 ms', accord.clickToPixel.p50, bare.clickToPixel.p50, noRemote.p50),
    compared('click → pixel, p95 ms', accord.clickToPixel.p95, bare.clickToPixel.p95, noRemote.p95),
    ...LOADS.flatMap((load): readonly Row[] => [
      compared(`${load}: frames/s`, accord.loads[load].framesPerSecond, bare.loads[load].framesPerSecond),
      compared(`${load}: kB/s`, accord.loads[load].kilobytesPerSecond, bare.loads[load].kilobytesPerSecond),
      compared(`${load}: workstation, % of a core`, accord.loads[load].hostPercent, bare.loads[load].hostPercent),
    ]),
    compared('workstation: memory, MB', total(accord.memory.workstation), total(bare.memory.workstation)),
    compared('console: memory, MB', total(accord.memory.console), total(bare.memory.console)),
    ...processRows('workstation', accord.memory.workstation),
    ...processRows('console', accord.memory.console),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  const ratio = clickRatio(report);
  const verdict = `click → pixel is ${ratio.toFixed(2)} × the bare page (aim: at most ${CLICK_AIM})`;
  return [`${report.engine}, ${report.cores} cores, ${accord.clickToPixel.count} clicks each`, ...lines, verdict].join(
    '\n',
  );
}

type Row = readonly [name: string, accord: string, bare: string, noRemote: string, ratio: string];

function compared(name: string, accord: number, bare: number, noRemote?: number): Row {
  const ratio = bare > 0 ? (accord / bare).toFixed(2) : '–';
  return [name, figure(accord), figure(bare), noRemote === undefined ? '–' : figure(noRemote), ratio];
}

const processRows = (side: string, processes: readonly ProcessMemory[]): readonly Row[] =>
  processes.map(({ role, megabytes }) => [`  ${side}, ${role}, MB`, figure(megabytes), '', '', '']);

const total = (processes: readonly ProcessMemory[]): number =>
  processes.reduce((sum, { megabytes }) => sum + megabytes, 0);

const figure = (value: number): string => value.toFixed(value < 10 ? 1 : 0);
