import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Person } from '../../app/level/person.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import { heldTicket } from '../steps/held-ticket.ts';
import type { Work } from '../steps/transact.ts';
import type { Store } from '../store/open-store.ts';
import { lockTicket } from '../store/tickets.ts';
import { findIntervention } from '../store/visits/interventions.ts';
import type { KeptGuidance, KeptVisit } from '../store/visits/rows.ts';

type NotFound = { readonly type: 'not-found' };
type NotYours = { readonly type: 'ticket-not-yours'; readonly assignee: string | null };

/** The ticket, locked, of whoever has it and nobody else. */
export async function inHand(work: Work, person: Person, ticketId: Id): Promise<Result<Ticket, NotFound | NotYours>> {
  const held = await heldTicket(work, person, ticketId);
  if (held.ok && held.value.assignee === null) return fail({ type: 'ticket-not-yours', assignee: null });
  return held;
}

/** A visit with its ticket, which is locked: for whoever asked for help, and for whoever has it in hand. */
export async function ownVisit(
  work: Work,
  person: Person,
  interventionId: Id,
): Promise<Result<{ readonly ticket: Ticket; readonly visit: KeptVisit }, NotFound | NotYours>> {
  const found = await findVisit(work.db, interventionId);
  if (found === undefined) return fail({ type: 'not-found' });
  const ticket =
    person.role === 'technician'
      ? await inHand(work, person, found.ticketId)
      : await asked(work, person, found.ticketId);
  if (!ticket.ok) return ticket;
  // Once more under the lock: it may have moved meanwhile.
  const visit = await findVisit(work.db, interventionId);
  return visit === undefined ? fail({ type: 'not-found' }) : ok({ ticket: ticket.value, visit });
}

/** A guidance of this technician's own, with its ticket, which is locked and may be anybody's by now. */
export async function ownGuidance(
  work: Work,
  person: Person,
  interventionId: Id,
): Promise<Result<{ readonly ticket: Ticket; readonly guidance: KeptGuidance }, NotFound | { type: 'guidance-over' }>> {
  const found = await findIntervention(work.db, interventionId);
  if (found === undefined) return fail({ type: 'not-found' });
  const ticket = await lockTicket(work.db, found.ticketId);
  const guidance = await findIntervention(work.db, interventionId);
  if (ticket === undefined || guidance?.kind !== 'telephone' || guidance.technician.id !== person.id)
    return fail({ type: 'not-found' });
  return guidance.endedAt === null ? ok({ ticket, guidance }) : fail({ type: 'guidance-over' });
}

async function findVisit(db: Store, id: Id): Promise<KeptVisit | undefined> {
  const found = await findIntervention(db, id);
  return found?.kind === 'on-site' ? found : undefined;
}

async function asked({ db }: Work, { id }: Person, ticketId: Id): Promise<Result<Ticket, NotFound>> {
  const ticket = await lockTicket(db, ticketId);
  return ticket?.requester.id === id ? ok(ticket) : fail({ type: 'not-found' });
}
