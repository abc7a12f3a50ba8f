import { z } from 'zod';
import { Instant } from '../kernel/scalars.ts';
import type { ChainEvent, Personal } from './chain.ts';

const Seq = z.number().int().positive();

/** What no single event shows, and what the chain says of itself only when it is read to its end. */
export const Remarks = z.strictObject({
  /** The oldest event that the erasures told in the chain have left; one when there were none. */
  keptFrom: Seq,
  /** Personal values that are gone although no erasure told later accounts for them; none of them lies before `seq`. */
  unaccounted: z.strictObject({ seq: Seq, count: z.number().int().positive() }).nullable(),
  /** The first event that is dated before something that precedes it, by more than brokers and commits explain. */
  setBack: z.strictObject({ seq: Seq, at: Instant, before: Instant }).nullable(),
  /** The latest moment that any event named. */
  latest: Instant,
});
export type Remarks = z.infer<typeof Remarks>;

export const NO_REMARKS: Remarks = { keptFrom: 1, unaccounted: null, setBack: null, latest: 0 };

/** What is to be said once this event has been read too; its own words are known to hold. */
export function remark(before: Remarks, event: ChainEvent, personal: Personal): Remarks {
  const { seq, at } = event;
  const gone = Object.values(personal).filter((value) => value === 'erased').length;
  const left = leftOver(before.unaccounted, erasedBy(event));
  const setBack = at + TOLERANCE_MS < before.latest ? { seq, at, before: before.latest } : null;
  return {
    keptFrom: Math.max(before.keptFrom, event.kind === 'retention-applied' ? numberIn(event, 'keptFrom') : 1),
    unaccounted: gone === 0 ? left : { seq: left?.seq ?? seq, count: (left?.count ?? 0) + gone },
    setBack: before.setBack ?? setBack,
    latest: Math.max(before.latest, at),
  };
}

/** How many personal values went with this event, by its own word. */
function erasedBy(event: ChainEvent): number {
  if (event.kind !== 'person-erased' && event.kind !== 'retention-applied') return 0;
  return numberIn(event, 'values');
}

function leftOver(unaccounted: Remarks['unaccounted'], erased: number): Remarks['unaccounted'] {
  if (unaccounted === null || erased >= unaccounted.count) return null;
  return { ...unaccounted, count: unaccounted.count - erased };
}

const numberIn = ({ body }: ChainEvent, name: string): number => {
  const value = body[name];
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
};

/** Clocks of several brokers, and transactions that wait for one another. */
const TOLERANCE_MS = 5 * 60_000;
