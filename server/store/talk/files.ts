import { sql } from 'kysely';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import { TalkFile } from '../../../app/talk/message.ts';
import type { PictureSize } from '../../../app/talk/picture-size.ts';
import type { Store } from '../open-store.ts';

/** A file as the broker keeps it, on its way or whole. */
export interface KeptFile {
  readonly id: Id;
  readonly ticketId: Id;
  readonly senderId: Id;
  readonly name: string;
  readonly bytes: number;
  readonly received: number;
  readonly whole: boolean;
  readonly gone: boolean;
  /** What carries it; null while it lies loose. */
  readonly carriedBy: 'message' | 'note' | null;
}

export interface NewFile {
  readonly id: Id;
  readonly ticketId: Id;
  readonly senderId: Id;
  readonly name: string;
  readonly bytes: number;
  readonly at: Instant;
}

/** False when the id is taken. */
export async function addFile(db: Store, file: NewFile): Promise<boolean> {
  const added = await db
    .insertInto('ticket_file')
    .values({
      id: file.id,
      ticket_id: file.ticketId,
      sender_id: file.senderId,
      name: file.name,
      bytes: file.bytes,
      begun_at: new Date(file.at),
    })
    .onConflict((on) => on.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

export async function findFile(db: Store, id: Id): Promise<KeptFile | undefined> {
  const row = await db.selectFrom('ticket_file').selectAll().where('id', '=', id).executeTakeFirst();
  return row && keptFrom(row);
}

/** Nobody else adds to the file until this transaction ends. */
export async function lockFile(db: Store, id: Id): Promise<KeptFile | undefined> {
  const row = await db.selectFrom('ticket_file').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && keptFrom(row);
}

/** Those that somebody has on a ticket and no message or note carries yet, whole or not. */
export async function countLoose(db: Store, ticketId: Id, senderId: Id): Promise<number> {
  const { count } = await db
    .selectFrom('ticket_file')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('ticket_id', '=', ticketId)
    .where('sender_id', '=', senderId)
    .where('message_number', 'is', null)
    .where('note_id', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

export async function countFiles(db: Store, ticketId: Id): Promise<number> {
  const { count } = await db
    .selectFrom('ticket_file')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('ticket_id', '=', ticketId)
    .executeTakeFirstOrThrow();
  return count;
}

/** What somebody has begun to send since then, on whatever tickets, in bytes. */
export async function countBytesSince(db: Store, senderId: Id, since: Instant): Promise<number> {
  const { bytes } = await db
    .selectFrom('ticket_file')
    .select(sql<number>`coalesce(sum(bytes), 0)::float8`.as('bytes'))
    .where('sender_id', '=', senderId)
    .where('begun_at', '>', new Date(since))
    .executeTakeFirstOrThrow();
  return bytes;
}

export async function addPiece(db: Store, file: Pick<KeptFile, 'id' | 'received'>, content: Buffer): Promise<void> {
  await db.insertInto('ticket_file_piece').values({ file_id: file.id, from_byte: file.received, content }).execute();
  await db
    .updateTable('ticket_file')
    .set({ received: file.received + content.length })
    .where('id', '=', file.id)
    .execute();
}

/** A file's content in order, a piece at a time, however large it is. */
export async function* readPieces(db: Store, id: Id): AsyncGenerator<Buffer> {
  let from = 0;
  for (;;) {
    const piece = await db
      .selectFrom('ticket_file_piece')
      .select('content')
      .where('file_id', '=', id)
      .where('from_byte', '=', from)
      .executeTakeFirst();
    if (piece === undefined) return;
    yield piece.content;
    from += piece.content.length;
  }
}

export async function completeFile(
  db: Store,
  id: Id,
  { sha256, picture }: { readonly sha256: string; readonly picture: PictureSize | null },
): Promise<void> {
  await db
    .updateTable('ticket_file')
    .set({ sha256, ...(picture && { width: picture.width, height: picture.height }) })
    .where('id', '=', id)
    .execute();
}

/** Whatever was being uploaded under that id is no more. */
export async function dropFile(db: Store, id: Id): Promise<void> {
  await db.deleteFrom('ticket_file').where('id', '=', id).execute();
}

/** Whether all of these are whole files of this sender's that nothing carries yet; nobody else hangs them until this transaction ends. */
export async function lockLoose(
  db: Store,
  ids: readonly Id[],
  { ticketId, senderId }: { readonly ticketId: Id; readonly senderId: Id },
): Promise<boolean> {
  if (ids.length === 0) return true;
  const rows = await db
    .selectFrom('ticket_file')
    .select('id')
    .where('id', 'in', ids)
    .where('ticket_id', '=', ticketId)
    .where('sender_id', '=', senderId)
    .where('sha256', 'is not', null)
    .where('message_number', 'is', null)
    .where('note_id', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.length === new Set(ids).size;
}

/** What has been locked is carried from now on. */
export async function hangFiles(
  db: Store,
  ids: readonly Id[],
  on: { readonly message?: number; readonly noteId?: Id },
): Promise<TalkFile[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .updateTable('ticket_file')
    .set({
      ...(on.message !== undefined && { message_number: on.message }),
      ...(on.noteId !== undefined && { note_id: on.noteId }),
    })
    .where('id', 'in', ids)
    .returningAll()
    .execute();
  return rows.map(fileFrom);
}

/** What messages, or notes, of a ticket carry, by the number or the id of what carries it. */
export async function filesOf(db: Store, ticketId: Id, carrier: 'message' | 'note'): Promise<Map<string, TalkFile[]>> {
  const rows = await db
    .selectFrom('ticket_file')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where(carrier === 'message' ? 'message_number' : 'note_id', 'is not', null)
    .orderBy('begun_at')
    .orderBy('id')
    .execute();
  const files = new Map<string, TalkFile[]>();
  for (const row of rows) {
    const key = carrier === 'message' ? String(row.message_number) : (row.note_id ?? '');
    files.set(key, [...(files.get(key) ?? []), fileFrom(row)]);
  }
  return files;
}

/** Uploads that nobody has sent with anything for so long. */
export async function sweepLoose(db: Store, before: Instant): Promise<void> {
  await db
    .deleteFrom('ticket_file')
    .where('message_number', 'is', null)
    .where('note_id', 'is', null)
    .where('begun_at', '<=', new Date(before))
    .execute();
}

interface Row {
  readonly id: string;
  readonly ticket_id: string;
  readonly sender_id: string;
  readonly name: string;
  readonly bytes: number;
  readonly received: number;
  readonly sha256: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly message_number: number | null;
  readonly note_id: string | null;
  readonly gone: boolean;
}

const keptFrom = (row: Row): KeptFile => ({
  id: row.id,
  ticketId: row.ticket_id,
  senderId: row.sender_id,
  name: row.name,
  bytes: row.bytes,
  received: row.received,
  whole: row.sha256 !== null,
  gone: row.gone,
  carriedBy: carrierOf(row),
});

function carrierOf({ message_number, note_id }: Row): KeptFile['carriedBy'] {
  if (message_number !== null) return 'message';
  return note_id === null ? null : 'note';
}

const fileFrom = (row: Row): TalkFile =>
  TalkFile.parse({
    id: row.id,
    name: row.name,
    bytes: row.bytes,
    sha256: row.sha256,
    picture: row.width === null || row.height === null || row.gone ? null : { width: row.width, height: row.height },
    gone: row.gone,
  });
