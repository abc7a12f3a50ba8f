import { z } from 'zod';
import { KeyChange, Receipt } from '../../../app/audit/export-file.ts';
import type { SignedGrant } from '../../../app/consent/grant.ts';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import { Id as IdSchema } from '../../../app/kernel/scalars.ts';
import type { SessionEvent } from '../../../app/session/event.ts';
import type { Receipts, Reports } from '../session/ports.ts';
import type { Keep } from '../store/keep.ts';

/** The sessions on this workstation, newest first, each with the account whose it was. */
export const StoredJournal = z.array(z.object({ personId: IdSchema, receipt: Receipt }));
export type StoredJournal = z.infer<typeof StoredJournal>;

/** Oldest first; whoever sits at this computer may know. */
export const StoredKeyChanges = z.array(KeyChange);
export type StoredKeyChanges = z.infer<typeof StoredKeyChanges>;

/** What a person keeps of the sessions on their workstation, with the broker or without it. */
export interface Journal {
  /** Newest first; the present account's own. */
  all(): readonly Receipt[];
  /** The same receipts and reports, written down here as they pass. */
  readonly receipts: Receipts;
  reportsTo(next: Reports): Reports;
  /** This computer believes its broker under another key from now on. */
  keyChanged(change: KeyChange): void;
  /** Oldest first. */
  keyChanges(): readonly KeyChange[];
}

export interface JournalParts {
  readonly keep: Keep<StoredJournal>;
  readonly changes: Keep<StoredKeyChanges>;
  readonly receipts: Receipts;
  readonly personId: () => Id | null;
  /** The requester's words, as far as they are known here. */
  readonly wordsOf: (ticketId: Id) => string;
}

export function keepJournal({ keep, changes, receipts, personId, wordsOf }: JournalParts): Journal {
  const change = (sessionId: Id, edit: (receipt: Receipt) => Receipt): void => {
    const known = keep.read();
    if (!known.some(({ receipt }) => sessionOf(receipt) === sessionId)) return;
    keep.write(
      known.map((one) => (sessionOf(one.receipt) === sessionId ? { ...one, receipt: edit(one.receipt) } : one)),
    );
  };
  const granted = (signed: SignedGrant, former: readonly SignedGrant[]): void => {
    const owner = personId();
    if (owner === null) return;
    const known = keep.read();
    const before = known.find(({ receipt }) => sessionOf(receipt) === signed.grant.sessionId);
    const receipt: Receipt = before
      ? { ...before.receipt, signed, former: [...former] }
      : { ...EMPTY, signed, former: [...former], reason: wordsOf(signed.grant.ticketId) };
    const others = known.filter((one) => one !== before);
    keep.write([{ personId: owner, receipt }, ...others].slice(0, KEPT));
  };
  const over = (sessionId: Id, at: Instant, endReason: string): void =>
    change(sessionId, (receipt) => ({ ...letGo(receipt, at), endedAt: at, endReason }));
  return {
    all: () => {
      const owner = personId();
      return keep.read().flatMap((one) => (one.personId === owner ? [one.receipt] : []));
    },
    keyChanged: (change) => changes.write([...changes.read(), change].slice(-MOST_CHANGES)),
    keyChanges: changes.read,
    receipts: {
      keep: (signed, former) => {
        receipts.keep(signed, former);
        granted(signed, former);
      },
      close: (signed, former, outcome) => {
        receipts.close(signed, former, outcome);
        over(signed.grant.sessionId, outcome.at, outcome.reason);
      },
    },
    reportsTo: (next) => ({
      add: (sessionId, reference, event) => {
        next.add(sessionId, reference, event);
        change(sessionId, (receipt) => after(receipt, event));
      },
    }),
  };
}

const sessionOf = ({ signed }: Receipt): Id => signed.grant.sessionId;

function after(receipt: Receipt, event: SessionEvent): Receipt {
  switch (event.type) {
    case 'first-frame':
      return { ...receipt, startedAt: receipt.startedAt ?? event.at };
    case 'control-taken':
      return { ...receipt, hands: [...receipt.hands, { from: event.at, to: null }].slice(-MOST_HANDS) };
    case 'control-released':
      return letGo(receipt, event.at);
    case 'ended':
      return { ...letGo(receipt, event.at), endedAt: event.at, endReason: event.reason };
    default:
      return receipt;
  }
}

const letGo = (receipt: Receipt, at: Instant): Receipt => ({
  ...receipt,
  hands: receipt.hands.map((hand) => (hand.to === null ? { ...hand, to: at } : hand)),
});

const EMPTY = { startedAt: null, endedAt: null, endReason: null, hands: [] } satisfies Partial<Receipt>;

/** Sessions, and times a hand was on the mouse within one: more than anyone has, too few to fill a disk. */
const KEPT = 1000;
const MOST_HANDS = 2000;
const MOST_CHANGES = 100;
