import type { GuestView } from '../../app/guest/guest.ts';
import type { TalkFile } from '../../app/talk/message.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import { listConcerns } from '../store/concerns.ts';
import { listDiagnoses } from '../store/diagnoses.ts';
import type { KeptLink } from '../store/guests.ts';
import { listGuestWords } from '../store/guests.ts';
import type { Store } from '../store/open-store.ts';
import { filesOf } from '../store/talk/files.ts';
import { listNotes } from '../store/talk/notes.ts';

/** Written field by field: what the ticket gains one day is not shown to strangers by itself. */
export async function guestView(db: Store, link: KeptLink, ticket: Ticket): Promise<GuestView> {
  const notes = link.withNotes ? await listNotes(db, ticket.id) : [];
  return {
    reference: ticket.reference,
    level: ticket.level,
    words: ticket.words,
    openedAt: ticket.openedAt,
    name: link.name,
    expiresAt: link.expiresAt,
    concerns: (await listConcerns(db, ticket.id)).map(({ words, state, answer }) => ({ words, state, answer })),
    diagnoses: await listDiagnoses(db, ticket.id),
    said: await listGuestWords(db, ticket.id),
    notes: notes.map(({ id, author, words, at }) => ({ id, name: author.name, words, at })),
    files: await guestFiles(db, link),
  };
}

/** Those of the conversation; those of the notes where these are shown. */
export async function guestFiles(db: Store, { ticketId, withNotes }: KeptLink): Promise<TalkFile[]> {
  const said = [...(await filesOf(db, ticketId, 'message')).values()];
  const noted = withNotes ? [...(await filesOf(db, ticketId, 'note')).values()] : [];
  return [...said, ...noted].flat();
}
