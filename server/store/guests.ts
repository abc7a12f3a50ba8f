import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { GuestLink, GuestWord } from '../../app/guest/guest.ts';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import type { Store } from './open-store.ts';

/** A link and the ticket that it leads to. */
export interface KeptLink extends GuestLink {
  readonly ticketId: Id;
}

interface NewLink {
  readonly id: Id;
  readonly ticketId: Id;
  readonly madeBy: Id;
  readonly name: string;
  readonly secret: string;
  readonly withNotes: boolean;
  readonly at: Instant;
  readonly expiresAt: Instant;
}

export async function addLink(db: Store, link: NewLink): Promise<void> {
  await db
    .insertInto('guest_link')
    .values({
      id: link.id,
      ticket_id: link.ticketId,
      made_by: link.madeBy,
      name: link.name,
      hash: digest(link.secret),
      with_notes: link.withNotes,
      made_at: new Date(link.at),
      expires_at: new Date(link.expiresAt),
    })
    .execute();
}

/** The newest first. */
export async function listLinks(db: Store, ticketId: Id): Promise<GuestLink[]> {
  const rows = await links(db).where('ticket_id', '=', ticketId).orderBy('made_at', 'desc').execute();
  return rows.map((row) => GuestLink.parse(linkFrom(row)));
}

export async function findLink(
  db: Store,
  by: { readonly id: Id } | { readonly secret: string },
): Promise<KeptLink | undefined> {
  const row = await ('id' in by
    ? links(db).where('guest_link.id', '=', by.id)
    : vouched(db).where('hash', '=', digest(by.secret))
  ).executeTakeFirst();
  return row && linkFrom(row);
}

/** Whoever uses it is out with the next request. */
export async function revokeLink(db: Store, id: Id, at: Instant): Promise<void> {
  await db
    .updateTable('guest_link')
    .set({ revoked_at: new Date(at) })
    .where('id', '=', id)
    .execute();
  await db.deleteFrom('guest_pass').where('link_id', '=', id).execute();
}

/** What a link's secret was shown for; only a digest of the pass is kept. */
export async function issueGuestPass(
  db: Store,
  pass: { readonly secret: string; readonly linkId: Id; readonly at: Instant; readonly expiresAt: Instant },
): Promise<void> {
  const expires_at = new Date(pass.expiresAt);
  await db
    .insertInto('guest_pass')
    .values({ hash: digest(pass.secret), link_id: pass.linkId, expires_at })
    .execute();
  await db
    .updateTable('guest_link')
    .set({ opened_at: new Date(pass.at) })
    .where('id', '=', pass.linkId)
    .execute();
}

/** How many pages a link has opened that still hold. */
export async function countGuestPasses(db: Store, linkId: Id, now: Instant): Promise<number> {
  const { count } = await db
    .selectFrom('guest_pass')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('link_id', '=', linkId)
    .where('expires_at', '>', new Date(now))
    .executeTakeFirstOrThrow();
  return count;
}

export async function linkOfPass(db: Store, secret: string, now: Instant): Promise<KeptLink | undefined> {
  const row = await vouched(db)
    .innerJoin('guest_pass', 'guest_pass.link_id', 'guest_link.id')
    .where('guest_pass.hash', '=', digest(secret))
    .where('guest_pass.expires_at', '>', new Date(now))
    .executeTakeFirst();
  return row && linkFrom(row);
}

export async function sweepGuestPasses(db: Store, now: Instant): Promise<void> {
  await db.deleteFrom('guest_pass').where('expires_at', '<=', new Date(now)).execute();
}

export interface NewWord extends GuestWord {
  readonly ticketId: Id;
  readonly requestId: Id;
  /** The link of a guest, or the account of a technician. */
  readonly by: { readonly linkId: Id } | { readonly authorId: Id };
}

/** False when it was said already. */
export async function addGuestWord(db: Store, word: NewWord): Promise<boolean> {
  const added = await db
    .insertInto('guest_word')
    .values({
      id: word.id,
      ticket_id: word.ticketId,
      link_id: 'linkId' in word.by ? word.by.linkId : null,
      author_id: 'authorId' in word.by ? word.by.authorId : null,
      request_id: word.requestId,
      kind: word.kind,
      name: word.name,
      words: word.words,
      said_at: new Date(word.at),
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Oldest first. */
export async function listGuestWords(db: Store, ticketId: Id): Promise<GuestWord[]> {
  const rows = await db
    .selectFrom('guest_word')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .orderBy('said_at')
    .orderBy('id')
    .execute();
  return rows.map((row) =>
    GuestWord.parse({
      id: row.id,
      from: row.link_id === null ? 'support' : 'guest',
      kind: row.kind,
      name: row.name,
      words: row.words,
      at: row.said_at.getTime(),
    }),
  );
}

export async function countGuestWords(db: Store, ticketId: Id): Promise<number> {
  const { count } = await db
    .selectFrom('guest_word')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('ticket_id', '=', ticketId)
    .executeTakeFirstOrThrow();
  return count;
}

const links = (db: Store) =>
  db
    .selectFrom('guest_link')
    .innerJoin('person', 'person.id', 'made_by')
    .selectAll('guest_link')
    .select('person.name as by');

/** Those whose maker still has an account that opens: whoever has left takes no way in with them. */
const vouched = (db: Store) => links(db).where('person.disabled_at', 'is', null);

type Row = Awaited<ReturnType<ReturnType<typeof links>['execute']>>[number];

const linkFrom = (row: Row): KeptLink => ({
  id: row.id,
  ticketId: row.ticket_id,
  name: row.name,
  by: row.by,
  madeAt: row.made_at.getTime(),
  expiresAt: row.expires_at.getTime(),
  revokedAt: row.revoked_at?.getTime() ?? null,
  openedAt: row.opened_at?.getTime() ?? null,
  withNotes: row.with_notes,
});

const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex');
