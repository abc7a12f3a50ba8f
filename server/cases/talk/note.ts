import { fail, ok } from '../../../app/kernel/result.ts';
import { ERASED } from '../../privacy/erased.ts';
import { actorOf } from '../../steps/actors.ts';
import { announceNote } from '../../steps/announce.ts';
import { hangOn } from '../../steps/hang-files.ts';
import { transact } from '../../steps/transact.ts';
import { lockLoose } from '../../store/talk/files.ts';
import { addNote, countNotes, findNote } from '../../store/talk/notes.ts';
import { lockTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';

/** Between technicians, on a ticket in whatever state; nothing of it moves what its requester sees, not even a time. */
export const note: Case<'talk.note'> = (context, { person }, { ticketId, requestId, words, files }) =>
  transact(context, async (work) => {
    const ticket = await lockTicket(work.db, ticketId);
    if (ticket === undefined) return fail({ type: 'not-found' });
    // Whatever was said here has been erased: nothing new is kept beside it, for nothing would erase it again.
    if (ticket.words === ERASED) return fail({ type: 'ticket-is', state: ticket.state });
    const by = { authorId: person.id, requestId };
    const before = await findNote(work.db, ticketId, by);
    if (before !== undefined) return ok(before);
    if ((await countNotes(work.db, ticketId)) >= MOST_NOTES) return fail({ type: 'too-many', retryAfterMs: AGAIN_MS });
    if (!(await lockLoose(work.db, files, { ticketId, senderId: person.id }))) return fail({ type: 'file-missing' });
    const id = context.random.id();
    await addNote(work.db, { id, ticketId, ...by, words, at: work.now });
    await hangOn(work, files, { ticket, sender: person, noteId: id });
    if (words !== '')
      work.record({
        ticket,
        sessionId: null,
        actor: actorOf(person),
        fact: { type: 'note-added', at: work.now, words },
      });
    const written = await findNote(work.db, ticketId, by);
    if (written === undefined) throw new Error('a note is gone');
    work.afterwards(() => announceNote(context, ticketId));
    return ok(written);
  });

const MOST_NOTES = 1000;
const AGAIN_MS = 60_000;
