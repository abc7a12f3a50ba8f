import type { DecisionTimes, PolicyReport } from './measure/decision-times.ts';

/** A decision with 1,000 policies may take this long, in milliseconds. */
const AIM_MS = 1;

/** The report as one table for people; ratios are to a bare call of Cedar in the same run. */
export function policyTableOf({ bare, times }: PolicyReport): string {
  const head = [
    'policies',
    'checking',
    'in turns of',
    'reading',
    'in turns of',
    'first, p50',
    'next, p50',
    'next, p95',
    'next / bare',
    'whole set / bare',
  ];
  const rows = [head, ...times.map((one) => rowOf(one, bare.p50))];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '));
  const most = Math.max(...times.map(({ policies }) => policies));
  const verdicts = times.filter(({ policies }) => policies === most).map(verdictOf);
  return [`policy decisions, ms; a bare call of Cedar takes ${figure(bare.p50)}`, ...lines, ...verdicts].join('\n');
}

const rowOf = ({ policies, shape, checking, reading, cold, warm, whole }: DecisionTimes, bare: number): string[] => [
  `${policies} ${shape}`,
  figure(checking.total),
  figure(checking.longest),
  figure(reading.total),
  figure(reading.longest),
  figure(cold.p50),
  figure(warm.p50),
  figure(warm.p95),
  (warm.p50 / bare).toFixed(1),
  (whole.p50 / bare).toFixed(1),
];

const verdictOf = ({ policies, shape, warm }: DecisionTimes): string =>
  `with ${policies} ${shape} policies a decision takes ${figure(warm.p50)} ms (aim: under ${AIM_MS})`;

const figure = (value: number): string => value.toFixed(value < 10 ? 2 : 0);
