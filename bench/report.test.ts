import { expect, test } from 'vitest';
import type { Figures, Report } from './report.ts';
import { clickRatio, tableOf } from './report.ts';

const rates = { framesPerSecond: 30, kilobytesPerSecond: 120.4, hostPercent: 18.2 };
const figures = (p50: number): Figures => ({
  firstFrameMs: 10 * p50,
  clickToPixel: { count: 100, p50, p95: p50 + 10 },
  loads: { idle: { ...rates, framesPerSecond: 0 }, typing: rates, scrolling: rates },
  memory: {
    workstation: [
      { role: 'renderer', megabytes: 100 },
      { role: 'main', megabytes: 60.4 },
    ],
    console: [{ role: 'main', megabytes: 50 }],
  },
});
const report: Report = {
  engine: 'Chromium 108',
  cores: 2,
  accord: figures(36),
  bare: figures(30),
  noRemote: { count: 100, p50: 1.5, p95: 2 },
};

test('the table sets each figure beside its floor', () => {
  const lines = tableOf(report).split('\n');
  const row = (name: string): readonly string[] =>
    lines
      .find((line) => line.startsWith(name))
      ?.slice(name.length)
      .trim()
      .split(/\s{2,}/) ?? [];
  expect(clickRatio(report)).toBeCloseTo(1.2);
  expect(row('click → pixel, p50 ms')).toEqual(['36', '30', '1.5', '1.20']);
  expect(row('consent → first frame, ms')).toEqual(['360', '300', '–', '1.20']);
  expect(row('idle: frames/s')).toEqual(['0.0', '0.0', '–', '–']);
  expect(row('workstation: memory, MB')).toEqual(['160', '160', '–', '1.00']);
  expect(lines.some((line) => /^ {2}workstation, renderer, MB +100$/.test(line.trimEnd()))).toBe(true);
  expect(lines.at(-1)).toBe('click → pixel is 1.20 × the bare page (aim: at most 1.2)');
});

test('every line is as wide as the others', () => {
  const widths = tableOf(report)
    .split('\n')
    .slice(1, -1)
    .map((line) => line.length);
  expect(new Set(widths).size).toBe(1);
});
