import type { PublicKey } from '../kernel/scalars.ts';
import type { Head } from './chain.ts';
import type { SignedCheckpoint } from './checkpoint.ts';
import { checkpointHolds } from './checkpoint.ts';
import type { FileLine, LineOf, Range, Seal } from './export-file.ts';
import type { FileFault } from './fault.ts';
import type { Remarks } from './remarks.ts';
import { NO_REMARKS, remark } from './remarks.ts';
import { partFault } from './shown-parts.ts';
import { createWalk } from './walk.ts';

/** The lines between a file's header and its seal. */
export type InnerLine = Exclude<FileLine, LineOf<'header'> | LineOf<'seal'>>;

/** Judges the inner lines of one kind of file, in their order. */
export interface LineReader {
  take(line: InnerLine): FileFault | 'misplaced' | null;
  /** What is wrong with the whole; `seal` is null when none came. Its signature is known to hold. */
  end(seal: Seal | null): FileFault | null;
  /** The place of the next event, where there is one. */
  readonly next: number | null;
  readonly counts: Readonly<Counts>;
  readonly remarks: Remarks;
}

export interface Counts {
  events: number;
  receipts: number;
  checkpoints: number;
  erased: number;
}

export const noCounts = (): Counts => ({ events: 0, receipts: 0, checkpoints: 0, erased: 0 });

export interface ChainToRead {
  readonly kind: 'chain' | 'excerpt';
  readonly key: PublicKey;
  /** Nothing was left out at its beginning but what had had its time. */
  readonly whole: boolean;
  /** Checkpoints seen elsewhere: with those of this key the chain must agree, and reach as far as they do. */
  readonly known: readonly SignedCheckpoint[];
}

export function readChain({ kind, key, whole, known }: ChainToRead): LineReader {
  const walk = createWalk(kind === 'excerpt');
  const theirs = known.filter(({ brokerKey }) => brokerKey === key);
  const seenElsewhere = new Map(theirs.map(({ checkpoint }) => [checkpoint.seq, checkpoint]));
  const counts = noCounts();
  let remarks = NO_REMARKS;

  /** The newest event of which somebody else has seen the same. */
  let agreed = 0;

  /** The file's own checkpoints say nothing against what was seen elsewhere: whoever rewrote it may have the key. */
  const contradiction = ({ seq, hash }: Head): FileFault | null => {
    const seen = seenElsewhere.get(seq);
    if (seen === undefined) return null;
    if (seen.hash !== hash) return { type: 'rewritten', seq: agreed + 1, to: seq, at: seen.at };
    agreed = seq;
    return null;
  };

  const takeEvent = ({ event, personal }: LineOf<'event'>): FileFault | null => {
    counts.events += 1;
    counts.erased += Object.values(personal).filter((value) => value === 'erased').length;
    const wrong = walk.event(event, personal);
    if (wrong === null) remarks = remark(remarks, event, personal);
    return wrong ?? contradiction(event);
  };

  const takeCheckpoint = ({ signed }: LineOf<'checkpoint'>): FileFault | null => {
    counts.checkpoints += 1;
    if (signed.brokerKey !== key) return { type: 'foreign-key', key: signed.brokerKey };
    if (!checkpointHolds(signed)) return forged(signed);
    return walk.checkpoint(signed.checkpoint) ?? contradiction(signed.checkpoint);
  };

  const reach = (): Reach => ({ seq: walk.last?.seq ?? 0, at: walk.last?.at ?? null });

  return {
    counts,
    get remarks() {
      return remarks;
    },
    get next() {
      return kind === 'chain' ? reach().seq + 1 : null;
    },
    take: (line) => {
      if (line.type === 'event') return takeEvent(line);
      if (line.type === 'checkpoint') return takeCheckpoint(line);
      if (line.type !== 'link' || kind === 'chain') return 'misplaced';
      const { seq, prev, hash } = line.link;
      return walk.link({ seq, hash, at: null }, prev) ?? contradiction({ seq, hash });
    },
    end: (seal) => {
      const { seq, at } = reach();
      const cut: FileFault = { type: 'cut', seq: seq + 1, after: at };
      const open = walk.end() ?? (seal === null ? cut : null);
      if (open !== null) return open;
      const untied: FileFault | null = walk.confirmed === seq ? null : { type: 'file-altered' };
      if (kind === 'excerpt') return leftOutFault(seal) ?? untied;
      const short = shortFault(seal?.range ?? null, walk.first ?? seq + 1, { seq, at });
      return short ?? untied ?? (newest(theirs) > seq ? cut : null);
    },
  };

  /** An excerpt without an event has no range, and neither has its seal. */
  function leftOutFault(seal: Seal | null): FileFault | null {
    if (seal?.gaps === undefined) return null;
    const { first, last, gaps } = walk;
    const found = first === null || last === null ? NOWHERE : { from: first, to: last.seq };
    return partFault({ range: seal.range ?? NOWHERE, gaps: seal.gaps }, { range: found, gaps });
  }

  function shortFault(range: Seal['range'], first: number, last: Reach): FileFault | null {
    return rangeFault(range, first, last) ?? (whole ? frontFault(first, remarks) : null);
  }
}

const NOWHERE: Range = { from: 1, to: 0 };

interface Reach {
  readonly seq: number;
  readonly at: number | null;
}

const newest = (known: readonly SignedCheckpoint[]): number =>
  Math.max(0, ...known.map(({ checkpoint }) => checkpoint.seq));

/** What was sealed and is not there: before the first event, or after the last. */
function rangeFault(range: Seal['range'], first: number, last: Reach): FileFault | null {
  if (range === null) return null;
  if (first > range.from) return { type: 'deleted', seq: range.from, to: first - 1, after: null };
  return last.seq < range.to ? { type: 'deleted', seq: last.seq + 1, to: range.to, after: last.at } : null;
}

/** What went at the beginning without the chain saying so. */
const frontFault = (first: number, { keptFrom }: Remarks): FileFault | null =>
  first > keptFrom ? { type: 'deleted', seq: keptFrom, to: first - 1, after: null } : null;

/** A checkpoint that the key it names did not sign. */
export const forged = ({ checkpoint: { seq, at } }: SignedCheckpoint): FileFault => ({
  type: 'checkpoint-forged',
  seq,
  at,
});
