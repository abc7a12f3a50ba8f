import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { EnrolmentToken } from '../../app/directory/enrolment.ts';
import type { Id, Instant, PublicKey } from '../../app/kernel/scalars.ts';
import type { Store } from './open-store.ts';
import type { EnrolledDeviceTable, EnrolmentTokenTable } from './tables/directory.ts';

export async function listEnrolmentTokens(db: Store): Promise<EnrolmentToken[]> {
  const rows = await db.selectFrom('enrolment_token').selectAll().orderBy('created_at', 'desc').execute();
  return rows.map(tokenFrom);
}

export async function addEnrolmentToken(db: Store, token: EnrolmentToken, digest: string): Promise<void> {
  await db
    .insertInto('enrolment_token')
    .values({
      id: token.id,
      hash: digest,
      name: token.name,
      organisation_id: token.organisationId,
      site_id: token.siteId,
      tags: [...token.tags],
      sign_in: token.signIn,
      expires_at: new Date(token.expiresAt),
      max_uses: token.maxUses,
      created_at: new Date(token.createdAt),
    })
    .execute();
}

/** Undefined for one that does not exist; one that was withdrawn before stays as it was. */
export async function withdrawEnrolmentToken(db: Store, id: Id, at: Instant): Promise<EnrolmentToken | undefined> {
  const row = await db
    .updateTable('enrolment_token')
    .set({ revoked_at: sql<Date>`coalesce(revoked_at, ${new Date(at)})` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row && tokenFrom(row);
}

/** Nobody else uses it until the transaction ends. */
export async function lockEnrolmentToken(db: Store, digest: string): Promise<EnrolmentToken | undefined> {
  const row = await db
    .selectFrom('enrolment_token')
    .selectAll()
    .where('hash', '=', digest)
    .forUpdate()
    .executeTakeFirst();
  return row && tokenFrom(row);
}

export async function findDevice(
  db: Store,
  publicKey: PublicKey,
): Promise<Selectable<EnrolledDeviceTable> | undefined> {
  return await db.selectFrom('enrolled_device').selectAll().where('public_key', '=', publicKey).executeTakeFirst();
}

export interface NewDevice {
  readonly publicKey: PublicKey;
  readonly tokenId: Id;
  readonly osUser: string;
  readonly personId: Id | null;
}

/** Counts as one use of the token. */
export async function addDevice(
  db: Store,
  { publicKey, tokenId, osUser, personId }: NewDevice,
  at: Instant,
): Promise<void> {
  const bound = { token_id: tokenId, os_user: osUser, person_id: personId, enrolled_at: new Date(at) };
  await db
    .insertInto('enrolled_device')
    .values({ public_key: publicKey, ...bound })
    .execute();
  await db.updateTable('enrolment_token').set({ uses: sql<number>`uses + 1` }).where('id', '=', tokenId).execute();
}

/** Whether another computer that is not revoked signs that person in. */
export async function hasOtherDevice(db: Store, personId: Id, publicKey: PublicKey): Promise<boolean> {
  const row = await db
    .selectFrom('enrolled_device')
    .select('public_key')
    .where('person_id', '=', personId)
    .where('public_key', '<>', publicKey)
    .where('public_key', 'not in', (from) =>
      from.selectFrom('workstation').select('workstation.public_key').where('revoked_at', 'is not', null),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** False for a challenge that was used before; used ones are kept as long as they would be good. */
export async function spendChallenge(
  db: Store,
  nonce: string,
  publicKey: PublicKey,
  expiresAt: Instant,
): Promise<boolean> {
  const used = await db
    .insertInto('device_challenge')
    .values({ nonce, public_key: publicKey, expires_at: new Date(expiresAt) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('nonce')
    .executeTakeFirst();
  return used !== undefined;
}

const tokenFrom = (row: Selectable<EnrolmentTokenTable>): EnrolmentToken =>
  EnrolmentToken.parse({
    id: row.id,
    name: row.name,
    organisationId: row.organisation_id,
    siteId: row.site_id,
    tags: row.tags,
    signIn: row.sign_in,
    expiresAt: row.expires_at.getTime(),
    maxUses: row.max_uses,
    uses: row.uses,
    revokedAt: row.revoked_at?.getTime() ?? null,
    createdAt: row.created_at.getTime(),
  });
