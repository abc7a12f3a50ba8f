import { fail, ok } from '../../../app/kernel/result.ts';
import { listMarks, listMessages } from '../../store/talk/messages.ts';
import { listNotes } from '../../store/talk/notes.ts';
import { findTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';
import { maySee } from './reach.ts';

export const showTalk: Case<'talk.show'> = async ({ store }, { person }, { ticketId }) => {
  const ticket = await findTicket(store, ticketId);
  if (ticket === undefined || !maySee(person, ticket)) return fail({ type: 'not-found' });
  return ok({ messages: await listMessages(store, ticketId), marks: await listMarks(store, ticketId) });
};

export const showNotes: Case<'talk.notes'> = async ({ store }, _caller, { ticketId }) => {
  const ticket = await findTicket(store, ticketId);
  return ticket === undefined ? fail({ type: 'not-found' }) : ok(await listNotes(store, ticketId));
};
