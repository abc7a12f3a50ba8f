import type { Selectable } from 'kysely';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import { Person, TechnicianCard } from '../../app/level/person.ts';
import type { Store } from './open-store.ts';
import type { PersonTable } from './tables.ts';

export interface NewPerson extends Person {
  /** Null for whoever signs in by other means alone. */
  readonly passwordHash: string | null;
}

/** False when somebody has that address already. */
export async function addPerson(db: Store, { passwordHash, ...person }: NewPerson, at: Instant): Promise<boolean> {
  const now = new Date(at);
  const added = await db
    .insertInto('person')
    .values({ ...person, email_verified: false, image: null, created_at: now, updated_at: now })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added === undefined) return false;
  if (passwordHash === null) return true;
  await db
    .insertInto('account')
    .values({
      account_id: person.id,
      provider_id: 'credential',
      person_id: person.id,
      password: passwordHash,
      created_at: now,
      updated_at: now,
    })
    .execute();
  return true;
}

export async function listPeople(db: Store): Promise<Person[]> {
  const rows = await db.selectFrom('person').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map(personFrom);
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
  Person.parse({ id: row.id, name: row.name, email: row.email, role: row.role, level: row.level, team: row.team });

export async function findPerson(db: Store, personId: Id): Promise<Person | undefined> {
  const row = await db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirst();
  return row && personFrom(row);
}
