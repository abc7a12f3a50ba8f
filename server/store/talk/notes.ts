import { sql } from 'kysely';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import { InternalNote } from '../../../app/talk/message.ts';
import type { Store } from '../open-store.ts';
import { filesOf } from './files.ts';

interface NewNote {
  readonly id: Id;
  readonly ticketId: Id;
  readonly requestId: Id;
  readonly authorId: Id;
  readonly words: string;
  readonly at: Instant;
}

export async function addNote(db: Store, note: NewNote): Promise<void> {
  await db
    .insertInto('ticket_note')
    .values({
      id: note.id,
      ticket_id: note.ticketId,
      request_id: note.requestId,
      author_id: note.authorId,
      words: note.words,
      written_at: new Date(note.at),
    })
    .execute();
}

export async function countNotes(db: Store, ticketId: Id): Promise<number> {
  const { count } = await db
    .selectFrom('ticket_note')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('ticket_id', '=', ticketId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Undefined when this technician has not sent that request on this ticket. */
export async function findNote(
  db: Store,
  ticketId: Id,
  by: { readonly authorId: Id; readonly requestId: Id },
): Promise<InternalNote | undefined> {
  const [row] = await views(db, ticketId)
    .where('author_id', '=', by.authorId)
    .where('request_id', '=', by.requestId)
    .execute();
  return row && noteFrom(row, await filesOf(db, ticketId, 'note'));
}

/** Oldest first. */
export async function listNotes(db: Store, ticketId: Id): Promise<InternalNote[]> {
  const rows = await views(db, ticketId).orderBy('written_at').orderBy('ticket_note.id').execute();
  const files = await filesOf(db, ticketId, 'note');
  return rows.map((row) => noteFrom(row, files));
}

const views = (db: Store, ticketId: Id) =>
  db
    .selectFrom('ticket_note')
    .innerJoin('person', 'person.id', 'author_id')
    .select(['ticket_note.id', 'words', 'written_at', 'author_id', 'person.name', 'person.role'])
    .where('ticket_id', '=', ticketId);

type Row = Awaited<ReturnType<ReturnType<typeof views>['execute']>>[number];

const noteFrom = (row: Row, files: Awaited<ReturnType<typeof filesOf>>): InternalNote =>
  InternalNote.parse({
    id: row.id,
    author: { id: row.author_id, name: row.name, role: row.role },
    words: row.words,
    files: files.get(row.id) ?? [],
    at: row.written_at.getTime(),
  });
