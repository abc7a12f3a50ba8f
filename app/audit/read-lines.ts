import type { PublicKey } from '../kernel/scalars.ts';
import { verify } from '../kernel/signing.ts';
import type { Checkpoint, SignedCheckpoint } from './checkpoint.ts';
import { checkpointHolds } from './checkpoint.ts';
import type { FileLine, LineOf, Seal } from './export-file.ts';
import type { FileFault } from './fault.ts';
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
}

interface Counts {
  events: number;
  receipts: number;
  checkpoints: number;
  erased: number;
}

const noCounts = (): Counts => ({ events: 0, receipts: 0, checkpoints: 0, erased: 0 });

export function readJournal(key: PublicKey): LineReader {
  const counts = noCounts();
  return {
    counts,
    next: null,
    take: (line) => {
      if (line.type === 'receipt') {
        counts.receipts += 1;
        return receiptFault(line, key);
      }
      if (line.type !== 'checkpoint') return 'misplaced';
      counts.checkpoints += 1;
      return checkpointHolds(line.signed) ? null : forged(line.signed);
    },
    end: (seal) => (seal === null ? { type: 'cut', seq: null, after: null } : null),
  };
}

/** `known`: checkpoints seen elsewhere, with which the chain must agree, and as far as which it must reach. */
export function readChain(kind: 'chain' | 'excerpt', key: PublicKey, known: readonly SignedCheckpoint[]): LineReader {
  const walk = createWalk(kind === 'excerpt');
  const seenElsewhere = new Map(known.map(({ checkpoint }) => [checkpoint.seq, checkpoint]));
  const counts = noCounts();

  const takeEvent = ({ event, personal }: LineOf<'event'>): FileFault | null => {
    counts.events += 1;
    counts.erased += Object.values(personal).filter((value) => value === 'erased').length;
    const wrong = walk.event(event, personal);
    const seen = seenElsewhere.get(event.seq);
    return wrong ?? (seen && seen.hash !== event.hash ? rewritten(walk.confirmed, seen) : null);
  };

  const takeCheckpoint = ({ signed }: LineOf<'checkpoint'>): FileFault | null => {
    counts.checkpoints += 1;
    if (signed.brokerKey !== key) return { type: 'foreign-key', key: signed.brokerKey };
    return checkpointHolds(signed) ? walk.checkpoint(signed.checkpoint) : forged(signed);
  };

  const reach = (): { seq: number; at: number | null } => ({ seq: walk.last?.seq ?? 0, at: walk.last?.at ?? null });

  return {
    counts,
    get next() {
      return kind === 'chain' ? reach().seq + 1 : null;
    },
    take: (line) => {
      if (line.type === 'event') return takeEvent(line);
      if (line.type === 'checkpoint') return takeCheckpoint(line);
      if (line.type === 'receipt' || kind === 'chain') return 'misplaced';
      const { seq, prev, hash } = line.link;
      return walk.link({ seq, hash, at: null }, prev);
    },
    end: (seal) => {
      const { seq, at } = reach();
      const cut: FileFault = { type: 'cut', seq: seq + 1, after: at };
      const open = walk.end() ?? (seal === null ? cut : null);
      if (open !== null) return open;
      const untied: FileFault | null = walk.confirmed === seq ? null : { type: 'file-altered' };
      if (kind === 'excerpt') return untied;
      const short = rangeFault(seal?.range ?? null, walk.first ?? seq + 1, { seq, at });
      return short ?? untied ?? (newest(known) > seq ? cut : null);
    },
  };
}

const newest = (known: readonly SignedCheckpoint[]): number =>
  Math.max(0, ...known.map(({ checkpoint }) => checkpoint.seq));

/** What was sealed and is not there: before the first event, or after the last. */
function rangeFault(
  range: Seal['range'],
  first: number,
  last: { readonly seq: number; readonly at: number | null },
): FileFault | null {
  if (range === null) return null;
  if (first > range.from) return { type: 'deleted', seq: range.from, to: first - 1, after: null };
  return last.seq < range.to ? { type: 'deleted', seq: last.seq + 1, to: range.to, after: last.at } : null;
}

const rewritten = (confirmed: number, { seq, at }: Checkpoint): FileFault => ({
  type: 'rewritten',
  seq: confirmed + 1,
  to: seq,
  at,
});

const forged = ({ checkpoint: { seq, at } }: SignedCheckpoint): FileFault => ({ type: 'checkpoint-forged', seq, at });

function receiptFault({ receipt: { signed, former } }: LineOf<'receipt'>, key: PublicKey): FileFault | null {
  const forgery = [signed, ...former].find(
    ({ grant, signature }) => grant.workstationKey !== key || !verify('accord-grant-v1', grant, signature, key),
  );
  return forgery ? { type: 'receipt-forged', reference: forgery.grant.reference, at: forgery.grant.issuedAt } : null;
}
