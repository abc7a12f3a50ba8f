import type { Instant } from '../kernel/scalars.ts';
import type { ChainEvent, Head, Personal } from './chain.ts';
import { commit, GENESIS, hashOf } from './chain.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { FileFault } from './fault.ts';

/** An event's place in the chain; without a time where only its link is known. */
export interface Place extends Head {
  readonly at: Instant | null;
}

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
}

/** `gaps`: in an excerpt, what follows a confirmed event may be any later one. */
export function createWalk(gaps: boolean): Walk {
  let first: number | null = null;
  let last: Place | null = null;
  let confirmed = 0;
  /** A break whose guilty side is not known before the next checkpoint speaks for one of them. */
  let broken: { readonly before: Place; readonly after: Place } | null = null;

  const replaced = (): FileFault | null => broken && { type: 'replaced', seq: broken.after.seq, at: broken.after.at };

  const breakAt = (before: Place, after: Place): FileFault | null => {
    const open = replaced();
    broken = { before, after };
    return open;
  };

  const judge = (next: Place, prev: string): FileFault | null => {
    if (last === null) return gaps && next.seq > 1 ? null : startFault(next, prev);
    const mayJump = gaps && confirmed === last.seq;
    return placeFault(last, next, mayJump) ?? (fits(last, next, prev) ? null : breakAt(last, next));
  };

  const follow = (next: Place, prev: string): FileFault | null => {
    const open = replaced();
    const fault = judge(next, prev);
    if (fault !== null) return open ?? fault;
    first ??= next.seq;
    last = next;
    return null;
  };

  const confirm = (place: Place, seq: number): FileFault | null => {
    if (broken === null) {
      confirmed = seq;
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
      return wrong === null ? follow(event, event.prev) : (replaced() ?? wrong);
    },
    link: follow,
    checkpoint: ({ seq, hash, at }) => {
      const place: Place = last ?? { seq, hash, at };
      if (place.seq === seq && place.hash === hash) return confirm(place, seq);
      return replaced() ?? checkpointFault(place, confirmed, { seq, hash, at });
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
  };
}

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

function checkpointFault(last: Place, confirmed: number, { seq, at }: Checkpoint): FileFault {
  if (seq > last.seq) return missing(last, seq);
  if (seq < last.seq) return { type: 'reordered', seq };
  return { type: 'rewritten', seq: confirmed + 1, to: seq, at };
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
