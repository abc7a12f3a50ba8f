import { fail, ok } from '../../app/kernel/result.ts';
import { isOpen } from '../../app/ticket/state.ts';
import { actorOf } from '../steps/actors.ts';
import { announceTicket } from '../steps/announce.ts';
import { resumeTicket } from '../steps/resume-ticket.ts';
import { transact } from '../steps/transact.ts';
import {
  addTicketWord,
  changeTicket,
  countTicketWords,
  hasTicketWord,
  lockTicket,
  readTicket,
} from '../store/tickets.ts';
import type { Case } from './case.ts';

/** The same `requestId` on the same ticket is the same word. */
export const addWord: Case<'ticket.add-word'> = (context, { person }, { ticketId, requestId, words }) =>
  transact(context, async (work) => {
    const ticket = await lockTicket(work.db, ticketId);
    if (ticket?.requester.id !== person.id) return fail({ type: 'not-found' });
    if (await hasTicketWord(work.db, ticketId, requestId)) return ok(ticket);
    if (!isOpen(ticket.state)) return fail({ type: 'ticket-is', state: ticket.state });
    if ((await countTicketWords(work.db, ticketId)) >= MOST_WORDS)
      return fail({ type: 'too-many', retryAfterMs: AGAIN_MS });
    await addTicketWord(work.db, { ticketId, requestId, words, at: work.now });
    await changeTicket(work.db, ticketId, { at: work.now });
    const actor = actorOf(person);
    work.record({
      ticket,
      sessionId: null,
      actor,
      fact: { type: 'word-added', at: work.now, words },
    });
    const changed = await resumeTicket(context, work, await readTicket(work.db, ticketId), actor);
    work.afterwards(() => announceTicket(context, changed));
    return ok(changed);
  });

/** Words on one ticket: more than any talk takes, few enough to be read. */
const MOST_WORDS = 200;
const AGAIN_MS = 60_000;
