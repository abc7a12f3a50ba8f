import { sql } from 'kysely';
import { WorkstationRecord } from '../../app/directory/workstation-record.ts';
import type { Id, Instant, PublicKey } from '../../app/kernel/scalars.ts';
import { Workstation } from '../../app/wire/requests/workstations.ts';
import type { Store } from './open-store.ts';

/** This person's workstation with this key, made when it is new; people who share a computer share its key, and nothing else. */
export async function registerWorkstation(
  db: Store,
  claim: { readonly id: Id; readonly personId: Id; readonly name: string; readonly publicKey: PublicKey },
  at: Instant,
): Promise<{ readonly workstation: Workstation; readonly isNew: boolean }> {
  const now = new Date(at);
  const place = await placeOfDevice(db, claim.publicKey);
  const row = await db
    .insertInto('workstation')
    .values({
      id: claim.id,
      person_id: claim.personId,
      name: claim.name,
      public_key: claim.publicKey,
      created_at: now,
      changed_at: now,
      last_seen_at: now,
      ...place,
    })
    .onConflict((conflict) =>
      conflict.columns(['public_key', 'person_id']).doUpdateSet({ name: claim.name, last_seen_at: now }),
    )
    .returning(['id', 'name', 'public_key as publicKey'])
    .executeTakeFirstOrThrow();
  return { workstation: Workstation.parse(row), isNew: row.id === claim.id };
}

/** What the token that let this computer in says of it. */
async function placeOfDevice(db: Store, publicKey: PublicKey) {
  return await db
    .selectFrom('enrolled_device')
    .innerJoin('enrolment_token as token', 'token.id', 'token_id')
    .select(['token.organisation_id', 'token.site_id', 'token.tags'])
    .where('public_key', '=', publicKey)
    .executeTakeFirst();
}

/** Whoever signs in on it: one revoked key is revoked for all who share the computer; one that was withdrawn before it ever came, too. */
export async function isKeyRevoked(db: Store, publicKey: PublicKey): Promise<boolean> {
  const row = await db
    .selectFrom('workstation')
    .select('public_key')
    .where('public_key', '=', publicKey)
    .where('revoked_at', 'is not', null)
    .union((from) =>
      from
        .selectFrom('enrolled_device')
        .select('public_key')
        .where('public_key', '=', publicKey)
        .where('withdrawn_at', 'is not', null),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** It was there until now. */
export async function markSeen(db: Store, workstationId: Id, at: Instant): Promise<void> {
  await db
    .updateTable('workstation')
    .set({ last_seen_at: new Date(at) })
    .where('id', '=', workstationId)
    .execute();
}

export async function listWorkstations(db: Store): Promise<WorkstationRecord[]> {
  const found = await rows(db)
    .where('person.merged_into', 'is', null)
    .orderBy('workstation.name')
    .orderBy('workstation.id')
    .execute();
  return found.map(recordFrom);
}

/** All of them; nobody else changes one until the transaction ends. */
export async function lockWorkstations(db: Store): Promise<WorkstationRecord[]> {
  await db.selectFrom('workstation').select('id').orderBy('id').forUpdate().execute();
  return await listWorkstations(db);
}

export async function lockWorkstation(db: Store, id: Id): Promise<WorkstationRecord | undefined> {
  await db.selectFrom('workstation').select('id').where('id', '=', id).forUpdate().execute();
  const row = await rows(db).where('workstation.id', '=', id).executeTakeFirst();
  return row && recordFrom(row);
}

export async function placeWorkstation(
  db: Store,
  { id, organisationId, siteId, tags, changedAt }: WorkstationRecord,
): Promise<void> {
  await db
    .updateTable('workstation')
    .set({ organisation_id: organisationId, site_id: siteId, tags: [...tags], changed_at: new Date(changedAt) })
    .where('id', '=', id)
    .execute();
}

/** All rows of the same computer, whoever used it; returns which they are. `at` null restores them. */
export async function setKeyRevoked(db: Store, id: Id, at: Instant | null, changedAt: Instant): Promise<Id[]> {
  const changed = await db
    .updateTable('workstation')
    .set({ revoked_at: at === null ? null : new Date(at), changed_at: new Date(changedAt) })
    .where('public_key', '=', (from) => from.selectFrom('workstation').select('public_key').where('id', '=', id))
    .returning('id')
    .execute();
  return changed.map((row) => row.id);
}

/** Its own organisation, or its owner's; null when neither has one. */
export async function organisationOfWorkstation(db: Store, workstationId: Id): Promise<Id | null> {
  const row = await db
    .selectFrom('workstation')
    .innerJoin('person', 'person.id', 'person_id')
    .select(sql<string | null>`coalesce(workstation.organisation_id, person.organisation_id)`.as('organisation'))
    .where('workstation.id', '=', workstationId)
    .executeTakeFirst();
  return row?.organisation ?? null;
}

const rows = (db: Store) =>
  db
    .selectFrom('workstation')
    .innerJoin('person', 'person.id', 'workstation.person_id')
    .leftJoin('attachment', 'attachment.workstation_id', 'workstation.id')
    .leftJoin('live_broker', 'live_broker.number', 'attachment.broker')
    .select([
      'workstation.id',
      'workstation.name',
      'workstation.organisation_id',
      'workstation.site_id',
      'workstation.tags',
      'workstation.created_at',
      'workstation.last_seen_at',
      'workstation.revoked_at',
      'workstation.changed_at',
      'person.id as owner_id',
      'person.name as owner_name',
      'person.organisation_id as owner_organisation_id',
      'person.site_id as owner_site_id',
      'live_broker.number as broker',
    ]);

type WorkstationRow = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>;

const recordFrom = (row: WorkstationRow): WorkstationRecord =>
  WorkstationRecord.parse({
    id: row.id,
    name: row.name,
    owner: {
      id: row.owner_id,
      name: row.owner_name,
      organisationId: row.owner_organisation_id,
      siteId: row.owner_site_id,
    },
    organisationId: row.organisation_id,
    siteId: row.site_id,
    tags: row.tags,
    enrolledAt: row.created_at.getTime(),
    lastSeenAt: row.last_seen_at?.getTime() ?? null,
    online: row.broker !== null,
    revokedAt: row.revoked_at?.getTime() ?? null,
    changedAt: row.changed_at.getTime(),
  });
