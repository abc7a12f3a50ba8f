import { z } from 'zod';
import { Instant } from '../kernel/scalars.ts';
import type { ChainEvent, Personal } from './chain.ts';
import { commit, Digest, GENESIS, hashOf } from './chain.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Range } from './export-file.ts';
import type { FileFault } from './fault.ts';

/** An event's place in the chain; without a time where only its link is known. */
const Place = z.strictObject({ seq: z.number().int().nonnegative(), hash: Digest, at: Instant.nullable() });
type Place = z.infer<typeof Place>;

/** Where a walk stands, so that it can be gone on with elsewhere. */
export const WalkMark = z.strictObject({
  first: z.number().int().positive().nullable(),
  last: Place.nullable(),
  confirmed: z.number().int().nonnegative(),
  /** A break whose guilty side is not known before the next checkpoint speaks for one of them. */
  broken: z.strictObject({ before: Place, after: Place }).nullable(),
});
export type WalkMark = z.infer<typeof WalkMark>;

/** Follows a chain from event to event; every step gives the fault it finds, or null. */
export interface Walk {
  event(event: ChainEvent, personal: Personal): FileFault | null;
  link(next: Place, prev: string): FileFault | null;
  /** Its signature is known to hold. */
  checkpoint(checkpoint: Checkpoint): FileFault | null;
  /** What was still open when nothing more came. */
  end(): FileFault | null;
  readonly first: number | null;
  readonly last: Place | null;
  /** The newest event that a checkpoint has confirmed. */
  readonly confirmed: number;
  /** What an excerpt has left out between its events. */
  readonly gaps: readonly Range[];
  readonly mark: WalkMark;
}

/** `gaps`: in an excerpt, what follows a confirmed event may be any later one. `from`: where another walk stood. */
export function createWalk(gaps: boolean, from: WalkMark = AT_THE_START): Walk {
  let { first, last, confirmed, broken } = from;
  const leftOut: Range[] = [];
  /** In an excerpt, what comes after a confirmed event may be far from it. */
  let resumed = confirmed + 1;
  /** In an excerpt: the newest checkpoint whose event did not come before it. */
  let ahead = 0;

  const replaced = (): FileFault | null => broken && { type: 'replaced', seq: broken.after.seq, at: broken.after.at };

  const breakAt = (before: Place, after: Place): FileFault | null => {
    const open = replaced();
    broken = { before, after };
    return open;
  };

  const judge = (next: Place, prev: string): FileFault | null => {
    if (next.seq <= ahead) return { type: 'reordered', seq: next.seq };
    if (last === null) return gaps && next.seq > 1 ? null : startFault(next, prev);
    const mayJump = gaps && confirmed === last.seq;
    return placeFault(last, next, mayJump) ?? (fits(last, next, prev) ? null : breakAt(last, next));
  };

  const follow = (next: Place, prev: string): FileFault | null => {
    const open = replaced();
    const fault = judge(next, prev);
    if (fault !== null) return open ?? fault;
    if (last === null || confirmed === last.seq) resumed = next.seq;
    if (last !== null && first !== null && next.seq > last.seq + 1)
      leftOut.push({ from: last.seq + 1, to: next.seq - 1 });
    first ??= next.seq;
    last = next;
    return null;
  };

  const confirm = (place: Place, seq: number): FileFault | null => {
    if (broken === null) {
      confirmed = seq;
      resumed = seq + 1;
      last = place;
      return null;
    }
    const { before } = broken;
    return confirmed === before.seq || before.at === null
      ? replaced()
      : { type: 'edited', seq: before.seq, at: before.at };
  };

  return {
    event: (event, personal) => {
      const wrong = ownFault(event, personal, (last?.seq ?? 0) + 1);
      const { seq, hash, at, prev } = event;
      return wrong === null ? follow({ seq, hash, at }, prev) : (replaced() ?? wrong);
    },
    link: follow,
    checkpoint: ({ seq, hash, at }) => {
      const place: Place = last ?? { seq, hash, at };
      if (place.seq === seq && place.hash === hash) return confirm(place, seq);
      // What it covers in an excerpt was taken out: the seal says what that was.
      if (gaps && seq > place.seq && confirmed === place.seq) {
        ahead = seq;
        return null;
      }
      return replaced() ?? checkpointFault(place, resumed, { seq, hash, at });
    },
    end: replaced,
    get first() {
      return first;
    },
    get last() {
      return last;
    },
    get confirmed() {
      return confirmed;
    },
    gaps: leftOut,
    get mark() {
      return { first, last, confirmed, broken };
    },
  };
}

const AT_THE_START: WalkMark = { first: null, last: null, confirmed: 0, broken: null };

function startFault({ seq, at }: Place, prev: string): FileFault | null {
  if (seq > 1) return { type: 'deleted', seq: 1, to: seq - 1, after: null };
  return prev === GENESIS.hash ? null : { type: 'replaced', seq, at };
}

function placeFault(last: Place, { seq, at }: Place, mayJump: boolean): FileFault | null {
  if (seq <= last.seq) return { type: 'inserted', seq, at };
  return seq > last.seq + 1 && !mayJump ? missing(last, seq - 1) : null;
}

const fits = (last: Place, next: Place, prev: string): boolean => next.seq > last.seq + 1 || prev === last.hash;

const missing = ({ seq, at }: Place, to: number): FileFault => ({ type: 'deleted', seq: seq + 1, to, after: at });

function checkpointFault(last: Place, unconfirmed: number, { seq, at }: Checkpoint): FileFault {
  if (seq > last.seq) return missing(last, seq);
  if (seq < last.seq) return { type: 'reordered', seq };
  return { type: 'rewritten', seq: unconfirmed, to: seq, at };
}

/** What is wrong with an event whatever stands around it; one that does not hold is named by the place it stands in. */
function ownFault(event: ChainEvent, personal: Personal, place: number): FileFault | null {
  if (hashOf(event) !== event.hash) return { type: 'edited', seq: place, at: event.at };
  const name = foreignValue(event, personal);
  return name === null ? null : { type: 'value-edited', seq: event.seq, at: event.at, name };
}

/** The name of the first value that is not what was committed to, that is missing, or that nobody committed to. */
function foreignValue({ commitments }: ChainEvent, personal: Personal): string | null {
  for (const [name, value] of Object.entries(personal))
    if (!Object.hasOwn(commitments, name) || (value !== 'erased' && commit(value) !== commitments[name])) return name;
  return Object.keys(commitments).find((name) => !Object.hasOwn(personal, name)) ?? null;
}
