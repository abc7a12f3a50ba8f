import { fail, ok } from '../../../app/kernel/result.ts';
import { announceRead } from '../../steps/announce.ts';
import { transact } from '../../steps/transact.ts';
import { latestNumber, markRead } from '../../store/talk/messages.ts';
import { findTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';
import { maySee } from './reach.ts';

/** Nobody has read what is not there: a mark beyond the end counts as one at the end. */
export const read: Case<'talk.read'> = (context, { person }, { ticketId, upTo }) =>
  transact(context, async (work) => {
    const ticket = await findTicket(work.db, ticketId);
    if (ticket === undefined || !maySee(person, ticket)) return fail({ type: 'not-found' });
    const seen = Math.min(upTo, await latestNumber(work.db, ticketId));
    if (seen === 0) return ok({});
    const moved = await markRead(work.db, { ticketId, personId: person.id, upTo: seen, at: work.now });
    if (moved) work.afterwards(() => announceRead(context, ticket));
    return ok({});
  });
