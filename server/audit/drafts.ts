import type { EventDraft, Salted, Subject } from '../../app/audit/chain.ts';
import type { Actor } from '../../app/audit/entry.ts';
import type { Fact } from '../../app/audit/facts.ts';
import { splitFact } from '../../app/audit/facts.ts';
import type { NoteKind } from '../../app/audit/kinds.ts';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import type { Unchained } from './append.ts';

/** A line of a ticket's timeline before it has its place there. */
export interface Line {
  readonly ticket: { readonly id: Id; readonly reference: string };
  readonly sessionId: Id | null;
  readonly actor: Actor;
  readonly fact: Fact;
}

/** Something that happened and is no line of a ticket: what an administrator did, a sign-in, a decision. */
export interface Note {
  readonly kind: NoteKind;
  readonly actor: Actor;
  readonly subject: Subject;
  /** Stays for ever: ids, roles, numbers, rights; nothing that names or describes a person. */
  readonly body: EventDraft['body'];
  /** Can be erased: names, addresses, words; `of` is the person it tells of. */
  readonly personal?: Readonly<Record<string, { readonly of: Id | null; readonly value: Salted['value'] }>>;
}

export function lineDraft({ ticket, sessionId, actor, fact }: Line, id: Id, at: Instant): Unchained {
  const { body, personal } = splitFact(fact);
  const values = Object.entries(personal).map(([name, value]) => [name, { of: ownerOf(fact), value }] as const);
  return {
    draft: {
      id,
      at,
      kind: fact.type,
      actor: known(actor),
      subject: { ticketId: ticket.id, reference: ticket.reference, ...(sessionId !== null && { sessionId }) },
      body,
    },
    values: { ...named(actor), ...Object.fromEntries(values) },
  };
}

/** Whom the personal values of a line tell of, where that is not the requester. */
function ownerOf(fact: Fact): Id | null {
  if (fact.type === 'granted' || fact.type === 'further-granted') return fact.signed.grant.technician.id;
  return fact.type === 'ticket-assigned' && fact.to === 'person' ? fact.toId : null;
}

export function noteDraft({ kind, actor, subject, body, personal = {} }: Note, id: Id, at: Instant): Unchained {
  const values = Object.entries(personal).filter(([, { value }]) => value !== null);
  return {
    draft: { id, at, kind, actor: known(actor), subject, body },
    values: { ...named(actor), ...Object.fromEntries(values) },
  };
}

const known = ({ kind, personId, workstationId }: Actor): EventDraft['actor'] => ({
  kind,
  ...(personId && { personId }),
  ...(workstationId && { workstationId }),
});

const named = ({ kind, name, personId }: Actor): Unchained['values'] =>
  kind === 'broker' ? {} : { actor: { of: personId ?? null, value: name } };
