import type { Measured } from './measure-questions.ts';

/** A tenth beside the whole: where both take the same, the cost grows with what comes and not with what there is. */
export function scaleTableOf(tenth: readonly Measured[], full: readonly Measured[]): string {
  const head = ['', 'lines', 'p50', 'p95', 'lines', 'p50', 'p95', 'ratio', 'aim', 'plan'];
  const rows = full.map((one, at) => rowOf(tenth[at], one));
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) => row.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join('  '));
  const slow = full.filter(({ spread, aim }) => spread.p95 > aim).map(({ name }) => name);
  const whole = full.filter(({ plan }) => plan.whole.length > 0).map(({ name }) => name);
  return [
    'ms; a tenth first, then the whole; ratio of p50',
    ...lines,
    `over their aim: ${slow.join('; ') || 'none'}`,
    `read a growing table from end to end: ${whole.join('; ') || 'none'}`,
  ].join('\n');
}

function rowOf(small: Measured | undefined, { name, aim, spread, lines, plan }: Measured): string[] {
  const before =
    small === undefined ? ['', '', ''] : [shown(small.lines), shown(small.spread.p50), shown(small.spread.p95)];
  const ratio = small === undefined ? '' : (spread.p50 / small.spread.p50).toFixed(1);
  const plans = [...plan.whole.map((table) => `ALL OF ${table}`), ...plan.indices].join(' ');
  return [name, ...before, shown(lines), shown(spread.p50), shown(spread.p95), ratio, String(aim), plans];
}

const pad = (cell: string, width: number, column: number): string =>
  column === 0 || column === 9 ? cell.padEnd(width) : cell.padStart(width);

const shown = (value: number): string => value.toFixed(1);
