import type { Selectable } from 'kysely';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import { Person, TechnicianCard } from '../../app/level/person.ts';
import type { Store } from './open-store.ts';
import type { PersonTable } from './tables.ts';

/** An open sign-in and who it belongs to, with the rights the directory gives now. */
export interface Login {
  readonly id: Id;
  readonly person: Person;
  readonly expiresAt: Instant;
}

export interface NewPerson extends Person {
  readonly passwordHash: string;
}

/** Undefined once the sign-in has ended or expired. */
export async function findLogin(db: Store, loginId: string, at: Instant): Promise<Login | undefined> {
  const row = await db
    .selectFrom('login')
    .innerJoin('person', 'person.id', 'login.person_id')
    .selectAll('person')
    .select(['login.id as login_id', 'login.expires_at'])
    .where('login.id', '=', loginId)
    .where('login.expires_at', '>', new Date(at))
    .executeTakeFirst();
  return row && { id: row.login_id, person: personFrom(row), expiresAt: row.expires_at.getTime() };
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

const personFrom = (row: Selectable<PersonTable>): Person =>
  Person.parse({ id: row.id, name: row.name, email: row.email, role: row.role, level: row.level, team: row.team });
