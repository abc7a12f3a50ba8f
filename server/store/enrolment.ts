import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { AbsentDevice, EnrolmentToken } from '../../app/directory/enrolment.ts';
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
      ties_by_name: token.tiesByName,
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

/** Whether there is such a token, good or spent: nobody guesses one. */
export async function isEnrolmentToken(db: Store, digest: string): Promise<boolean> {
  const row = await db.selectFrom('enrolment_token').select('id').where('hash', '=', digest).executeTakeFirst();
  return row !== undefined;
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

/** Whether another computer that is neither revoked nor withdrawn signs that person in. */
export async function hasOtherDevice(db: Store, personId: Id, publicKey: PublicKey): Promise<boolean> {
  const row = await db
    .selectFrom('enrolled_device')
    .select('public_key')
    .where('person_id', '=', personId)
    .where('public_key', '<>', publicKey)
    .where('withdrawn_at', 'is', null)
    .where('public_key', 'not in', (from) =>
      from.selectFrom('workstation').select('workstation.public_key').where('revoked_at', 'is not', null),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Let in, and never connected since: no workstation tells of them. */
export async function listAbsentDevices(db: Store): Promise<AbsentDevice[]> {
  const rows = await db
    .selectFrom('enrolled_device')
    .innerJoin('enrolment_token', 'enrolment_token.id', 'token_id')
    .leftJoin('person', 'person.id', 'person_id')
    .select(['public_key', 'os_user', 'enrolled_at', 'enrolment_token.name as token'])
    .select(['person.id as person_id', 'person.name as person_name'])
    .where('withdrawn_at', 'is', null)
    .where('public_key', 'not in', (from) => from.selectFrom('workstation').select('workstation.public_key'))
    .orderBy('enrolled_at', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) =>
    AbsentDevice.parse({
      publicKey: row.public_key,
      token: row.token,
      osUser: row.os_user,
      person: row.person_id === null ? null : { id: row.person_id, name: row.person_name },
      enrolledAt: row.enrolled_at.getTime(),
    }),
  );
}

/** Undefined for one that is not there, was withdrawn before, or has been connected: a workstation is revoked. */
export async function withdrawDevice(
  db: Store,
  publicKey: PublicKey,
  at: Instant,
): Promise<Selectable<EnrolledDeviceTable> | undefined> {
  return await db
    .updateTable('enrolled_device')
    .set({ withdrawn_at: new Date(at) })
    .where('public_key', '=', publicKey)
    .where('withdrawn_at', 'is', null)
    .where('public_key', 'not in', (from) => from.selectFrom('workstation').select('workstation.public_key'))
    .returningAll()
    .executeTakeFirst();
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
    tiesByName: row.ties_by_name,
    expiresAt: row.expires_at.getTime(),
    maxUses: row.max_uses,
    uses: row.uses,
    revokedAt: row.revoked_at?.getTime() ?? null,
    createdAt: row.created_at.getTime(),
  });
