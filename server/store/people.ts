import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import { Person, PersonRecord, TechnicianCard } from '../../app/level/person.ts';
import type { PersonEntry } from '../../app/wire/requests/people.ts';
import type { Store } from './open-store.ts';
import type { PersonTable } from './tables.ts';

/** Their level and their team's name follow from `teamId` and `ownLevel`. */
export interface NewPerson
  extends Pick<
    PersonRecord,
    'id' | 'name' | 'email' | 'role' | 'ownLevel' | 'teamId' | 'organisationId' | 'siteId' | 'certifications'
  > {
  readonly telephone?: PersonRecord['telephone'] | undefined;
  /** Null for whoever signs in by other means alone. */
  readonly passwordHash: string | null;
}

/** False when somebody has that address already. */
export async function addPerson(db: Store, { passwordHash, ...person }: NewPerson, at: Instant): Promise<boolean> {
  const now = new Date(at);
  const added = await db
    .insertInto('person')
    .values({
      id: person.id,
      name: person.name,
      email: person.email,
      role: person.role,
      own_level: person.ownLevel,
      team_id: person.teamId,
      organisation_id: person.organisationId,
      site_id: person.siteId,
      certifications: [...person.certifications],
      telephone: person.telephone ?? null,
      email_verified: false,
      image: null,
      created_at: now,
      updated_at: now,
      changed_at: now,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added === undefined) return false;
  if (passwordHash !== null) await replacePassword(db, person.id, passwordHash, at);
  return true;
}

/** For whoever had none too. */
export async function replacePassword(db: Store, personId: Id, passwordHash: string, at: Instant): Promise<void> {
  const now = new Date(at);
  const replaced = await db
    .updateTable('account')
    .set({ password: passwordHash, updated_at: now })
    .where('person_id', '=', personId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  if (replaced.numUpdatedRows > 0n) return;
  await db
    .insertInto('account')
    .values({
      account_id: personId,
      provider_id: 'credential',
      person_id: personId,
      password: passwordHash,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

/** Undefined for whoever signs in by other means alone. */
export async function passwordHashOf(db: Store, personId: Id): Promise<string | undefined> {
  const row = await db
    .selectFrom('account')
    .select('password')
    .where('person_id', '=', personId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return row?.password ?? undefined;
}

export async function listPeople(db: Store): Promise<PersonRecord[]> {
  const rows = await records(db).where('merged_into', 'is', null).orderBy('name').orderBy('id').execute();
  return rows.map(recordFrom);
}

/** Nobody else changes this person until the transaction ends. */
export async function lockPersonRecord(db: Store, personId: Id): Promise<PersonRecord | undefined> {
  const row = await records(db).where('id', '=', personId).forUpdate().executeTakeFirst();
  return row && recordFrom(row);
}

/** Those with one of these addresses; nobody else changes them until the transaction ends. */
export async function lockPeople(db: Store, emails: readonly string[]): Promise<PersonRecord[]> {
  const rows = await records(db).where(sql<boolean>`email = any(${emails})`).orderBy('id').forUpdate().execute();
  return rows.map(recordFrom);
}

/** The email is lower-case; level and team follow in the database. */
export async function savePerson(db: Store, id: Id, entry: PersonEntry, changedAt: Instant): Promise<void> {
  const at = new Date(changedAt);
  await db
    .updateTable('person')
    .set({
      name: entry.name,
      email: entry.email,
      role: entry.role,
      own_level: entry.level,
      team_id: entry.teamId,
      organisation_id: entry.organisationId,
      site_id: entry.siteId,
      certifications: [...entry.certifications],
      ...(entry.telephone === undefined ? {} : { telephone: entry.telephone }),
      updated_at: at,
      changed_at: at,
    })
    .where('id', '=', id)
    .execute();
}

/** `at` null lets them sign in again. */
export async function setDisabled(db: Store, id: Id, at: Instant | null, changedAt: Instant): Promise<void> {
  await db
    .updateTable('person')
    .set({ disabled_at: at === null ? null : new Date(at), changed_at: new Date(changedAt) })
    .where('id', '=', id)
    .execute();
}

/** Who has the account of that address, or whose it has become part of; nobody else changes them until the transaction ends. */
export async function findFleetAccount(db: Store, email: string): Promise<Person | undefined> {
  const row = await db
    .selectFrom('person')
    .selectAll()
    .where('id', '=', (from) =>
      from
        .selectFrom('person as named')
        .select(sql<string>`coalesce(named.merged_into, named.id)`.as('id'))
        .where('named.email', '=', email),
    )
    .forUpdate()
    .executeTakeFirst();
  return row && personFrom(row);
}

/** The one employee of the organisation whose address begins like that and whose account nothing opens yet; undefined where there are several. */
export async function findNamesake(db: Store, organisationId: Id, shortName: string): Promise<Person | undefined> {
  const found = await db
    .selectFrom('person')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('role', '=', 'employee')
    .where('disabled_at', 'is', null)
    .where(sql<boolean>`split_part(email, '@', 1) = ${shortName} and email not like '%.invalid'`)
    .limit(2)
    .forUpdate()
    .execute();
  const [one, other] = found;
  if (one === undefined || other !== undefined) return undefined;
  const ways = await db
    .selectFrom('account')
    .select('person_id')
    .where('person_id', '=', one.id)
    .union((from) => from.selectFrom('passkey').select('person_id').where('person_id', '=', one.id))
    .execute();
  return ways.length === 0 ? personFrom(one) : undefined;
}

export async function isEmailTaken(db: Store, email: string): Promise<boolean> {
  const row = await db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst();
  return row !== undefined;
}

/** Whether nobody else could administer; holds the others where they are until the transaction ends. */
export async function isLastAdministrator(db: Store, personId: Id): Promise<boolean> {
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.length === 1 && rows[0]?.id === personId;
}

/** Who can change what the rules say: a few names are enough to find one. */
export async function administratorNames(db: Store): Promise<string[]> {
  const rows = await db
    .selectFrom('person')
    .select('name')
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .limit(5)
    .execute();
  return rows.map(({ name }) => name);
}

export async function hasAdministrator(db: Store): Promise<boolean> {
  const row = await db
    .selectFrom('person')
    .select('id')
    .where('role', '=', 'administrator')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Nobody else opens anything in this person's name until the transaction ends. */
export async function lockPerson(db: Store, personId: Id): Promise<void> {
  await db.selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().execute();
}

/** What others see of a technician; throws for anyone else, whom no case should have let through. */
export const cardOf = (person: Person): TechnicianCard =>
  TechnicianCard.parse({ id: person.id, name: person.name, level: person.level, team: person.team ?? '' });

/** A row of the directory as the domain sees it. */
export const personFrom = (row: Selectable<PersonTable>): Person =>
  Person.parse({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    level: row.level,
    team: row.team,
    teamId: row.team_id,
    certifications: row.certifications,
    organisationId: row.organisation_id,
    siteId: row.site_id,
    disabled: row.disabled_at !== null,
  });

const recordFrom = (row: Selectable<PersonTable> & { by_key: boolean }): PersonRecord =>
  PersonRecord.parse({
    ...personFrom(row),
    telephone: row.telephone,
    ownLevel: row.own_level,
    byKey: row.by_key,
    erased: row.email === erasedEmail(row.id),
    changedAt: row.changed_at.getTime(),
  });

/** Whether nothing but a computer's key signs them in. */
export async function isOpenedByKey(db: Store, personId: Id): Promise<boolean> {
  const row = await records(db).where('id', '=', personId).executeTakeFirst();
  return row?.by_key === true;
}

/** What stands in an erased person's place; nobody else can have it. */
export const erasedEmail = (personId: Id): string => `erased-${personId}@erased.invalid`;

const records = (db: Store) =>
  db
    .selectFrom('person')
    .selectAll()
    .select(
      sql<boolean>`(
        exists (select 1 from enrolled_device where person_id = person.id and withdrawn_at is null)
        and not exists (select 1 from account where person_id = person.id)
        and not exists (select 1 from passkey where person_id = person.id)
      )`.as('by_key'),
    );

export async function findPerson(db: Store, personId: Id): Promise<Person | undefined> {
  const row = await db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirst();
  return row && personFrom(row);
}
