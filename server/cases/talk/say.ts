import { fail, ok } from '../../../app/kernel/result.ts';
import type { Id } from '../../../app/kernel/scalars.ts';
import { isOpen } from '../../../app/ticket/state.ts';
import type { Ticket } from '../../../app/ticket/ticket.ts';
import type { RequestFailure } from '../../../app/wire/failures.ts';
import { actorOf } from '../../steps/actors.ts';
import { announceTalk, announceTicket } from '../../steps/announce.ts';
import { hangOn } from '../../steps/hang-files.ts';
import { resumeTicket } from '../../steps/resume-ticket.ts';
import { transact } from '../../steps/transact.ts';
import type { Store } from '../../store/open-store.ts';
import { lockLoose } from '../../store/talk/files.ts';
import { addMessage, countMessagesBy, findMessage, latestNumber } from '../../store/talk/messages.ts';
import { changeTicket, lockTicket, readTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';
import { maySee } from './reach.ts';

/** A message of the requester's or of a technician's; the same `requestId` of the same person is the same message. */
export const say: Case<'talk.say'> = (context, { person }, { ticketId, requestId, words, files }) =>
  transact(context, async (work) => {
    const ticket = await lockTicket(work.db, ticketId);
    if (ticket === undefined || !maySee(person, ticket)) return fail({ type: 'not-found' });
    const by = { authorId: person.id, requestId };
    const before = await findMessage(work.db, ticketId, by);
    if (before !== undefined) return ok(before);
    const refusal = await refusalOf(work.db, ticket, person.id, files);
    if (refusal !== null) return fail(refusal);
    const number = (await latestNumber(work.db, ticketId)) + 1;
    await addMessage(work.db, { ticketId, number, ...by, words, at: work.now });
    await hangOn(work, files, { ticket, sender: person, message: number });
    await changeTicket(work.db, ticketId, { at: work.now });
    const actor = actorOf(person);
    if (words !== '')
      work.record({
        ticket,
        sessionId: null,
        actor,
        fact: { type: 'word-added', at: work.now, words },
      });
    const message = await findMessage(work.db, ticketId, by);
    if (message === undefined) throw new Error('what was said is gone');
    const moved = await readTicket(work.db, ticketId);
    // What a ticket waits for is its requester's word, and nobody else's.
    const changed = person.id === ticket.requester.id ? await resumeTicket(context, work, moved, actor) : moved;
    work.afterwards(() => {
      announceTicket(context, changed);
      announceTalk(context, changed, message);
    });
    return ok(message);
  });

/** Why nothing more can be said here; null when it can, with these files locked for it. */
async function refusalOf(
  db: Store,
  ticket: Ticket,
  senderId: Id,
  files: readonly Id[],
): Promise<RequestFailure | null> {
  if (!isOpen(ticket.state)) return { type: 'ticket-is', state: ticket.state };
  if ((await countMessagesBy(db, ticket.id, senderId)) >= MOST_MESSAGES)
    return { type: 'too-many', retryAfterMs: AGAIN_MS };
  return (await lockLoose(db, files, { ticketId: ticket.id, senderId })) ? null : { type: 'file-missing' };
}

/** Of one person on one ticket: more than any talk takes, few enough to be read. */
const MOST_MESSAGES = 500;
const AGAIN_MS = 60_000;
