import type { Instant, PublicKey } from '../kernel/scalars.ts';
import type { Remarks } from './remarks.ts';

/** The first thing that is wrong with a file, or with the broker's excerpt inside a journal. */
export type FileFault = PlainFault | { readonly type: 'excerpt'; readonly fault: PlainFault };

/** `seq` is the event's place in the chain. */
export type PlainFault =
  | { readonly type: 'not-a-file' }
  | { readonly type: 'malformed'; readonly line: number; readonly seq: number | null }
  /** Its own words no longer fit its hash, or the next event was chained to another. */
  | { readonly type: 'edited'; readonly seq: number; readonly at: Instant }
  | { readonly type: 'value-edited'; readonly seq: number; readonly at: Instant; readonly name: string }
  /** `seq` to `to` at least are not there; `after` is the time of the event before them. */
  | { readonly type: 'deleted'; readonly seq: number; readonly to: number; readonly after: Instant | null }
  | { readonly type: 'reordered'; readonly seq: number }
  /** Its place is taken already. */
  | { readonly type: 'inserted'; readonly seq: number; readonly at: Instant | null }
  /** It does not follow the event before it: one of the two comes from elsewhere. */
  | { readonly type: 'replaced'; readonly seq: number; readonly at: Instant | null }
  /** A checkpoint signed by the broker says that the chain was another: something from `seq` to `to` was changed. */
  | { readonly type: 'rewritten'; readonly seq: number; readonly to: number; readonly at: Instant }
  | { readonly type: 'checkpoint-forged'; readonly seq: number; readonly at: Instant }
  | { readonly type: 'foreign-key'; readonly key: PublicKey }
  | { readonly type: 'receipt-forged'; readonly reference: string; readonly at: Instant }
  /** The file breaks off; `seq` is the first event that is missing, null in a journal. */
  | { readonly type: 'cut'; readonly seq: number | null; readonly after: Instant | null }
  /** Every event holds, and yet it is not the file that was sealed. */
  | { readonly type: 'file-altered' };

/** What a file that holds is worth. */
export interface FileVerdict {
  readonly kind: 'chain' | 'excerpt' | 'journal';
  readonly key: PublicKey;
  /** False when nobody said which key to expect: the file then only agrees with itself. */
  readonly pinned: boolean;
  readonly sealedAt: Instant;
  readonly events: number;
  readonly receipts: number;
  readonly checkpoints: number;
  /** Personal values that were erased. */
  readonly erased: number;
  readonly range: { readonly from: number; readonly to: number } | null;
  readonly remarks: Remarks;
  /** What a journal carries of the broker's chain. */
  readonly excerpt: ExcerptVerdict | null;
}

/**
 * What the broker's excerpt inside a journal is worth: the workstation vouches for the journal, and not for what the
 * broker gave it. `untold`: sessions of the journal of which the excerpt says nothing.
 */
export type ExcerptVerdict =
  | { readonly holds: false; readonly fault: PlainFault }
  | {
      readonly holds: true;
      readonly key: PublicKey;
      readonly pinned: boolean;
      readonly events: number;
      readonly checkpoints: number;
      readonly untold: number;
      readonly setBack: Remarks['setBack'];
    };
