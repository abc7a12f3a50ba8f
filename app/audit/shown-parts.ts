import type { Range } from './export-file.ts';
import type { FileFault } from './fault.ts';

/** What lies between the gaps of a range. */
function partsOf({ from, to }: Range, gaps: readonly Range[]): Range[] {
  const starts = [from, ...gaps.map((gap) => gap.to + 1)];
  const ends = [...gaps.map((gap) => gap.from - 1), to];
  const parts = starts.map((start, n) => ({ from: start, to: ends[n] ?? to }));
  return parts.filter((part) => part.from <= part.to);
}

/** The first event that a sealed excerpt showed and this one does not, or the other way round; null when they show the same. */
export function partFault(
  sealed: { readonly range: Range; readonly gaps: readonly Range[] },
  found: { readonly range: Range; readonly gaps: readonly Range[] },
): FileFault | null {
  const [before, now] = [partsOf(sealed.range, sealed.gaps), partsOf(found.range, found.gaps)];
  for (const [n, part] of before.entries()) {
    const here = now[n];
    if (here === undefined || here.from > part.from)
      return { type: 'deleted', seq: part.from, to: Math.min(part.to, (here?.from ?? part.to + 1) - 1), after: null };
    if (here.from < part.from) return { type: 'inserted', seq: here.from, at: null };
    if (here.to < part.to) return { type: 'deleted', seq: here.to + 1, to: part.to, after: null };
    if (here.to > part.to) return { type: 'inserted', seq: part.to + 1, at: null };
  }
  const more = now[before.length];
  return more === undefined ? null : { type: 'inserted', seq: more.from, at: null };
}
