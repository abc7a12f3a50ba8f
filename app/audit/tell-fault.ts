import type { Instant } from '../kernel/scalars.ts';
import type { PlainFault } from './fault.ts';

/** The names of the sentences under `audit.fault`. */
type FaultSentence =
  | PlainFault['type']
  | 'malformed-line'
  | 'deleted-first'
  | 'deleted-untimed'
  | 'inserted-link'
  | 'replaced-link'
  | 'cut-first'
  | 'cut-journal';

/** One of them, and what it names. */
export interface Told {
  readonly key: FaultSentence;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Which sentence says what is wrong; `timeOf` writes a moment for the reader. */
export function tellFault(fault: PlainFault, timeOf: (at: Instant) => string): Told {
  switch (fault.type) {
    case 'not-a-file':
    case 'file-altered':
      return { key: fault.type, values: {} };
    case 'malformed':
      return fault.seq === null
        ? { key: 'malformed-line', values: { line: fault.line } }
        : { key: 'malformed', values: { line: fault.line, seq: fault.seq } };
    case 'edited':
    case 'checkpoint-forged':
      return { key: fault.type, values: { seq: fault.seq, time: timeOf(fault.at) } };
    case 'value-edited':
      return { key: 'value-edited', values: { seq: fault.seq, time: timeOf(fault.at), name: fault.name } };
    case 'deleted':
      return fault.after === null
        ? { key: fault.seq === 1 ? 'deleted-first' : 'deleted-untimed', values: { seq: fault.seq, to: fault.to } }
        : { key: 'deleted', values: { seq: fault.seq, to: fault.to, time: timeOf(fault.after) } };
    case 'reordered':
      return { key: 'reordered', values: { seq: fault.seq } };
    case 'inserted':
    case 'replaced':
      return fault.at === null
        ? { key: `${fault.type}-link`, values: { seq: fault.seq } }
        : { key: fault.type, values: { seq: fault.seq, time: timeOf(fault.at) } };
    case 'rewritten':
      return { key: 'rewritten', values: { seq: fault.seq, to: fault.to, time: timeOf(fault.at) } };
    case 'foreign-key':
      return { key: 'foreign-key', values: { key: fault.key } };
    case 'receipt-forged':
      return { key: 'receipt-forged', values: { reference: fault.reference, time: timeOf(fault.at) } };
    case 'cut':
      return cutTold(fault.seq, fault.after, timeOf);
  }
}

function cutTold(seq: number | null, after: Instant | null, timeOf: (at: Instant) => string): Told {
  if (seq === null) return { key: 'cut-journal', values: {} };
  return after === null ? { key: 'cut-first', values: { seq } } : { key: 'cut', values: { seq, time: timeOf(after) } };
}
