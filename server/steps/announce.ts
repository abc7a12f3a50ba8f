import type { FurtherRequest } from '../../app/consent/further.ts';
import type { SessionRequest } from '../../app/consent/request.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Person } from '../../app/level/person.ts';
import type { RemoteSession } from '../../app/session/phase.ts';
import { isLive, isWaiting } from '../../app/session/phase.ts';
import type { TalkMessage } from '../../app/talk/message.ts';
import { forRequester } from '../../app/ticket/for-requester.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import type { VisitNews } from '../../app/visit/news.ts';
import type { DirectoryPart } from '../../app/wire/broker-events.ts';
import type { Context } from '../context.ts';
import { roomOfEmployee, roomOfPerson, roomOfWorkstation } from '../realtime/rooms.ts';
import { findColleague, listLookers } from '../store/desk/colleagues.ts';
import type { StoredSession } from '../store/sessions.ts';
import { listOpenTicketsAt, listWaitingTickets } from '../store/tickets.ts';

/** To every technician, and to the requester as much of it as is theirs to know. */
export function announceTicket(context: Context, ticket: Ticket): void {
  announceToSupport(context, ticket);
  announceToRequester(context, ticket);
}

/** What the support does among itself: its requester is not to know that anything was done. */
export function announceToSupport({ publish }: Context, ticket: Ticket): void {
  publish(['technicians'], { type: 'ticket-changed', ticket });
}

function announceToRequester({ publish }: Context, ticket: Ticket): void {
  publish([roomOfEmployee(ticket.requester.id)], { type: 'ticket-changed', ticket: forRequester(ticket) });
}

/** The conversation has a message more: to whoever may ask for its words. */
export function announceTalk({ publish }: Context, ticket: Ticket, { number, author }: TalkMessage): void {
  const { id: ticketId, reference, requester, assignee } = ticket;
  const grown = { ticketId, reference, number, from: author, assigneeId: assignee?.id ?? null };
  publish(['technicians', roomOfPerson(requester.id)], { type: 'talk-grew', ...grown });
}

export function announceRead({ publish }: Context, { id: ticketId, requester }: Ticket): void {
  publish(['technicians', roomOfPerson(requester.id)], { type: 'talk-read', ticketId });
}

/** To both sides of a visit; `by` has just done it and knows. */
export function announceVisit(
  { publish }: Context,
  { ticket, by, news }: { readonly ticket: Ticket; readonly by: Person | null; readonly news: VisitNews },
): void {
  const { id: ticketId, reference, requester, assignee } = ticket;
  const from = by === null ? null : { id: by.id, name: by.name, role: by.role };
  const told = { ticketId, reference, news, from, assigneeId: assignee?.id ?? null };
  publish(['technicians', roomOfPerson(requester.id)], { type: 'visit-moved', ...told });
}

/** Never to its requester, who is not to know that there is one. */
export function announceNote({ publish }: Context, ticketId: Id): void {
  publish(['technicians'], { type: 'notes-grew', ticketId });
}

/** To every technician: what one of them does now. */
export async function announceColleague({ store, publish }: Context, personId: Id): Promise<void> {
  const colleague = await findColleague(store, personId);
  if (colleague !== undefined) publish(['technicians'], { type: 'colleague-changed', colleague });
}

/** To those who have that ticket before them; `but` knows already. */
export async function announceLookers({ store, publish }: Context, ticketId: Id, but?: Id): Promise<void> {
  const lookers = await listLookers(store, ticketId);
  const rooms = lookers.filter(({ id }) => id !== but).map(({ id }) => roomOfPerson(id));
  if (rooms.length > 0) publish(rooms, { type: 'looking-changed', ticketId, lookers });
}

/** Everyone behind the place that became free, or was taken again, learns how many are before them now. */
export async function announceQueue(context: Context, place: number): Promise<void> {
  const waiting = await listWaitingTickets(context.store);
  for (const ticket of waiting.slice(place)) announceToRequester(context, ticket);
}

/** Whether a workstation can be reached stands on each of its open tickets. */
export async function announceWorkstation(context: Context, workstationId: Id): Promise<void> {
  for (const ticket of await listOpenTicketsAt(context.store, workstationId)) announceTicket(context, ticket);
}

/** Whoever administers looks again at that part. */
export function announceDirectory({ publish }: Context, part: DirectoryPart): void {
  publish(['administrators'], { type: 'directory-changed', part });
}

/** Whoever administers looks again at the rules, the draft and what waits for approval. */
export function announcePolicy({ publish }: Context): void {
  publish(['administrators'], { type: 'policy-changed' });
}

/** Whoever works with the knowledge base looks again. */
export function announceKnowledge({ publish }: Context): void {
  publish(['technicians', 'administrators'], { type: 'knowledge-changed' });
}

/** To the session's technician and its workstation, and to whoever watches over all sessions. */
export function announceSession({ publish }: Context, session: RemoteSession): void {
  publish([roomOfPerson(session.technician.id), roomOfWorkstation(session.workstationId), 'administrators'], {
    type: 'session-changed',
    session,
  });
}

/** What is asked on top of a live session and waits for its answer; null when nothing does. */
export function furtherFrom({ session, credential }: StoredSession): FurtherRequest | null {
  const { reference, technician, phase } = session;
  if (credential === null) return null;
  if (!isLive(phase) || !isWaiting(phase.further)) return null;
  const { further } = phase;
  return { reference, technician, askedAt: further.at, answerBy: further.answerBy, credential, signed: further.signed };
}

/** What the workstation shows its user; `reason` is the requester's own words. Null for a session of before credentials. */
export function requestFrom(
  { session, signed, policyVersion, credential }: StoredSession,
  reason: string,
): SessionRequest | null {
  if (credential === null) return null;
  return {
    credential,
    sessionId: session.id,
    reference: session.reference,
    reason,
    technician: session.technician,
    policyVersion,
    askedAt: session.asked.at,
    answerBy: session.asked.answerBy,
    signed,
  };
}
