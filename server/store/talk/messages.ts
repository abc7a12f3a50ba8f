import { sql } from 'kysely';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import { Author, ReadMark, TalkMessage } from '../../../app/talk/message.ts';
import type { Store } from '../open-store.ts';
import { filesOf } from './files.ts';

interface NewMessage {
  readonly ticketId: Id;
  readonly number: number;
  readonly requestId: Id;
  readonly authorId: Id;
  readonly words: string;
  readonly at: Instant;
}

/** Whoever writes holds the ticket's lock: `number` is the next one. */
export async function addMessage(db: Store, message: NewMessage): Promise<void> {
  await db
    .insertInto('ticket_message')
    .values({
      ticket_id: message.ticketId,
      number: message.number,
      request_id: message.requestId,
      author_id: message.authorId,
      words: message.words,
      said_at: new Date(message.at),
    })
    .execute();
}

/** The number of the latest message; 0 before there is one. */
export async function latestNumber(db: Store, ticketId: Id): Promise<number> {
  const { latest } = await db
    .selectFrom('ticket_message')
    .select(sql<number>`coalesce(max(number), 0)`.as('latest'))
    .where('ticket_id', '=', ticketId)
    .executeTakeFirstOrThrow();
  return latest;
}

/** How many messages of one person a ticket has. */
export async function countMessagesBy(db: Store, ticketId: Id, authorId: Id): Promise<number> {
  const { count } = await db
    .selectFrom('ticket_message')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('ticket_id', '=', ticketId)
    .where('author_id', '=', authorId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Undefined when this person has not sent that request on this ticket. */
export async function findMessage(
  db: Store,
  ticketId: Id,
  by: { readonly authorId: Id; readonly requestId: Id },
): Promise<TalkMessage | undefined> {
  const [row] = await views(db, ticketId)
    .where('author_id', '=', by.authorId)
    .where('request_id', '=', by.requestId)
    .execute();
  if (row === undefined) return undefined;
  const files = await filesOf(db, ticketId, 'message');
  return messageFrom(row, files);
}

/** Oldest first. */
export async function listMessages(db: Store, ticketId: Id): Promise<TalkMessage[]> {
  const [rows, files] = [await views(db, ticketId).orderBy('number').execute(), await filesOf(db, ticketId, 'message')];
  return rows.map((row) => messageFrom(row, files));
}

/** False when they had read as far already. */
export async function markRead(
  db: Store,
  mark: { readonly ticketId: Id; readonly personId: Id; readonly upTo: number; readonly at: Instant },
): Promise<boolean> {
  const moved = await db
    .insertInto('ticket_read')
    .values({
      ticket_id: mark.ticketId,
      person_id: mark.personId,
      up_to: mark.upTo,
      read_at: new Date(mark.at),
    })
    .onConflict((on) =>
      on
        .columns(['ticket_id', 'person_id'])
        .doUpdateSet({ up_to: mark.upTo, read_at: new Date(mark.at) })
        .where('ticket_read.up_to', '<', mark.upTo),
    )
    .returning('up_to')
    .executeTakeFirst();
  return moved !== undefined;
}

export async function listMarks(db: Store, ticketId: Id): Promise<ReadMark[]> {
  const rows = await db
    .selectFrom('ticket_read')
    .innerJoin('person', 'person.id', 'ticket_read.person_id')
    .select(['person.id', 'person.name', 'person.role', 'up_to', 'read_at'])
    .where('ticket_id', '=', ticketId)
    .orderBy('read_at')
    .execute();
  return rows.map(({ up_to, read_at, ...person }) =>
    ReadMark.parse({ person: Author.parse(person), upTo: up_to, at: read_at.getTime() }),
  );
}

const views = (db: Store, ticketId: Id) =>
  db
    .selectFrom('ticket_message')
    .innerJoin('person', 'person.id', 'author_id')
    .select(['number', 'words', 'said_at', 'person.id', 'person.name', 'person.role'])
    .where('ticket_id', '=', ticketId);

type Row = Awaited<ReturnType<ReturnType<typeof views>['execute']>>[number];

const messageFrom = (row: Row, files: Awaited<ReturnType<typeof filesOf>>): TalkMessage =>
  TalkMessage.parse({
    number: row.number,
    author: { id: row.id, name: row.name, role: row.role },
    words: row.words,
    files: files.get(String(row.number)) ?? [],
    at: row.said_at.getTime(),
  });
