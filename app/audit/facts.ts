import { z } from 'zod';
import { SessionEvent } from '../session/event.ts';
import type { AuditEntry } from './entry.ts';
import { TicketFact } from './entry.ts';

export type Fact = AuditEntry['fact'];

/**
 * Which fields of each fact tell of a person: they stay outside the chain, which commits to them, so that they can be
 * erased. Every other field is in the chain for good: words, names and pictures never belong there.
 */
const PERSONAL = {
  'ticket-opened': [],
  'call-added': ['words'],
  'ticket-classified': [],
  'priority-given': ['words'],
  'advice-followed': [],
  'advice-overridden': ['words'],
  'ticket-assigned': ['name'],
  'ticket-snoozed': [],
  'ticket-woken': [],
  'word-added': ['words'],
  'note-added': ['words'],
  'file-added': ['name'],
  'advice-tried': ['words'],
  'ticket-taken': ['words'],
  'ticket-released': ['words'],
  'requester-asked': ['words'],
  'ticket-resumed': [],
  'target-near': [],
  'target-missed': [],
  'ticket-resolved': ['words'],
  'concern-added': ['words'],
  'concern-answered': ['words'],
  'concern-confirmed': [],
  'concern-refused': ['words'],
  diagnosed: ['hypothesis', 'words'],
  'ticket-handed-over': ['team', 'words'],
  'guidance-begun': ['words'],
  'guidance-ended': ['words'],
  'visit-proposed': ['words'],
  'visit-changed': ['words'],
  'visit-agreed': [],
  'visit-dates-asked': ['words'],
  'visit-reminded': [],
  'visit-cancelled': ['words'],
  'visit-done': ['words'],
  'ticket-gathered': [],
  'outage-grew': [],
  'ticket-parted': [],
  'ticket-closed': [],
  'ticket-reopened': [],
  'satisfaction-given': ['words'],
  'ticket-cancelled': [],
  'guest-invited': ['name'],
  'guest-opened': ['name'],
  'guest-wrote': ['name', 'words'],
  'guest-answered': ['words'],
  'guest-revoked': ['name'],
  'session-asked': [],
  'session-denied': [],
  'event-refused': [],
  erased: [],
  delivered: [],
  displayed: [],
  granted: ['signed'],
  refused: [],
  withdrawn: [],
  'first-frame': [],
  'control-taken': [],
  'control-released': [],
  'capability-withdrawn': [],
  'capability-restored': [],
  'input-refused': [],
  'screen-locked': [],
  'screen-unlocked': [],
  'further-asked': [],
  'further-granted': ['signed'],
  'further-refused': [],
  'further-withdrawn': [],
  'right-revoked': [],
  ended: [],
} as const satisfies {
  readonly [T in Fact['type']]: readonly Exclude<keyof Extract<Fact, { type: T }>, 'type' | 'at'>[];
};

/** The kinds of event that are lines of a ticket's timeline. */
export const FACT_KINDS: readonly string[] = Object.keys(PERSONAL).filter((kind) => kind !== 'erased');

/** What was said, noted or sent along: a conversation shows it whole, and in its own order. */
export const isTalk = ({ type }: Fact): boolean =>
  type === 'word-added' || type === 'note-added' || type === 'file-added';

type Fields = Record<string, z.core.util.JSONType>;

/** A fact as the chain keeps it; `type` becomes the event's kind. */
export function splitFact(fact: Fact): { readonly body: Fields; readonly personal: Fields } {
  const apart: readonly string[] = PERSONAL[fact.type];
  const fields = Object.entries(Plain.parse(fact)).filter(([name]) => name !== 'type');
  return {
    body: Object.fromEntries(fields.filter(([name]) => !apart.includes(name))),
    personal: Object.fromEntries(fields.filter(([name]) => apart.includes(name))),
  };
}

/** The fact again; `erased` when what made it one is gone. */
export function joinFact(kind: string, body: Fields, personal: Fields): Fact {
  const whole = Facts.safeParse({ ...body, ...personal, type: kind });
  return whole.success ? whole.data : TicketFact.parse({ type: 'erased', at: body.at });
}

const Plain = z.record(z.string(), z.json());
const Facts = z.union([TicketFact, SessionEvent]);
