import type { ExpressionBuilder } from 'kysely';
import { z } from 'zod';
import type { SignInRecord } from '../../app/identity/sign-in.ts';
import { bearsRights } from '../../app/identity/sign-in.ts';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import type { Person } from '../../app/level/person.ts';
import type { Store } from './open-store.ts';
import { personFrom } from './people.ts';
import { readIdentitySettings } from './settings.ts';
import type { Database } from './tables.ts';

/** A sign-in and who it belongs to, with the rights the directory gives now. */
export interface Login {
  readonly id: Id;
  readonly person: Person;
  readonly expiresAt: Instant;
  /** Where it was opened from, as a prefix of the address. */
  readonly network: string;
  /** Whether it showed a second factor. */
  readonly secondFactor: boolean;
  /** `pending`: it owes a second factor, and opens nothing but the way to show or set up one. */
  readonly standing: 'open' | 'pending';
  /** Not null while the account's own way in has to be shown beside the company's word; nothing else goes on before that. */
  readonly tie: Tie | null;
}

/** What the company says, and whether it has seen a second factor. */
const Tie = z.object({ issuer: z.string(), subject: z.string(), secondFactor: z.boolean() });
export type Tie = z.infer<typeof Tie>;

/** What a device told of itself, and the network it spoke from. */
export interface Device {
  readonly application: string;
  readonly system: string;
  readonly network: string;
}

/** How long a sign-in may owe its second factor, in milliseconds. */
export const PENDING_MS = 10 * 60_000;
/** A sign-in's "last seen" is no more exact than this, so that not every request writes. */
const SEEN_EVERY_MS = 60_000;

/** False once it has ended; until the transaction does, it can't end: whoever ends it then finds what was begun with it. */
export async function holdLogin(db: Store, loginId: Id): Promise<boolean> {
  const held = await db.selectFrom('login').select('id').where('id', '=', loginId).forKeyShare().executeTakeFirst();
  return held !== undefined;
}

/** Undefined once the sign-in has ended or expired, or owed its second factor too long. */
export async function findLogin(db: Store, loginId: string, at: Instant): Promise<Login | undefined> {
  const row = await db
    .selectFrom('login')
    .innerJoin('person', 'person.id', 'login.person_id')
    .selectAll('person')
    .select((from) => [
      'login.id as login_id',
      'login.expires_at',
      'login.opened_at',
      'login.second_factor',
      'login.created_at as begun_at',
      'login.last_seen_at',
      'login.network',
      'login.tie',
      hasPasskey(from).as('has_passkey'),
    ])
    .where('login.id', '=', loginId)
    .where('login.expires_at', '>', new Date(at))
    .where('person.disabled_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const person = personFrom(row);
  const owes = !row.second_factor && (row.two_factor_enabled || row.has_passkey || (await isRequired(db, person)));
  const isPending = row.opened_at === null || owes;
  if (row.opened_at === null && row.begun_at.getTime() + PENDING_MS <= at) return undefined;
  if (row.last_seen_at.getTime() + SEEN_EVERY_MS <= at) await markSeen(db, row.login_id, at);
  return {
    id: row.login_id,
    person,
    expiresAt: row.expires_at.getTime(),
    network: row.network,
    secondFactor: row.second_factor,
    standing: isPending ? 'pending' : 'open',
    tie: row.tie === null ? null : Tie.parse(row.tie),
  };
}

const hasPasskey = (from: ExpressionBuilder<Database & { person: Database['person'] }, 'person'>) =>
  from.exists(from.selectFrom('passkey').select('passkey.id').whereRef('passkey.person_id', '=', 'person.id'));

/** Whether this person's sign-ins need a second factor, even before they have one. */
export const isRequired = async (db: Store, person: Pick<Person, 'role'>): Promise<boolean> =>
  bearsRights(person.role) && (await readIdentitySettings(db)).secondFactorRequired;

async function markSeen(db: Store, loginId: Id, at: Instant): Promise<void> {
  await db
    .updateTable('login')
    .set({ last_seen_at: new Date(at) })
    .where('id', '=', loginId)
    .execute();
}

export interface NewLogin {
  readonly id: Id;
  readonly token: string;
  readonly personId: Id;
  readonly expiresAt: Instant;
  readonly device: Device;
  readonly tie: Tie | null;
}

/** Owing its second factor until `openLogin` says otherwise. */
export async function addLogin(db: Store, login: NewLogin, at: Instant): Promise<void> {
  const now = new Date(at);
  await db
    .insertInto('login')
    .values({
      id: login.id,
      token: login.token,
      person_id: login.personId,
      expires_at: new Date(login.expiresAt),
      created_at: now,
      updated_at: now,
      last_seen_at: now,
      opened_at: null,
      tie: login.tie && JSON.stringify(login.tie),
      ...login.device,
    })
    .execute();
}

/** From now on the sign-in has all the rights of its person, under a token that nobody has seen before. */
export async function openLogin(
  db: Store,
  loginId: Id,
  opened: { readonly token: string; readonly secondFactor: boolean; readonly expiresAt: Instant },
  at: Instant,
): Promise<void> {
  await db
    .updateTable('login')
    .set({
      token: opened.token,
      second_factor: opened.secondFactor,
      expires_at: new Date(opened.expiresAt),
      opened_at: new Date(at),
      updated_at: new Date(at),
    })
    .where('id', '=', loginId)
    .execute();
}

/** The company's word counts from now on: the account's own way in was shown beside it. */
export async function dropTie(db: Store, loginId: Id): Promise<void> {
  await db.updateTable('login').set({ tie: null }).where('id', '=', loginId).execute();
}

/** What others changed in the account has been read here. */
export async function markTold(db: Store, loginId: Id, at: Instant): Promise<void> {
  await db
    .updateTable('login')
    .set({ told_at: new Date(at) })
    .where('id', '=', loginId)
    .execute();
}

/** Those that are connected don't run out. */
export async function prolongLogins(db: Store, loginIds: readonly Id[], expiresAt: Instant): Promise<void> {
  if (loginIds.length === 0) return;
  await db
    .updateTable('login')
    .set({ expires_at: new Date(expiresAt) })
    .where('id', 'in', loginIds)
    .where('opened_at', 'is not', null)
    .execute();
}

/** The sign-in has just shown a factor that its account did not have before. */
export async function markSecondFactor(db: Store, loginId: Id): Promise<void> {
  await db.updateTable('login').set({ second_factor: true }).where('id', '=', loginId).execute();
}

/** Those that have all their rights, the latest seen first. */
export async function listLogins(db: Store, personId: Id, hereId: Id, at: Instant): Promise<SignInRecord[]> {
  const rows = await db
    .selectFrom('login')
    .selectAll()
    .where('person_id', '=', personId)
    .where('expires_at', '>', new Date(at))
    .where('opened_at', 'is not', null)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    device: { application: row.application, system: row.system },
    network: row.network,
    secondFactor: row.second_factor,
    openedAt: (row.opened_at ?? row.created_at).getTime(),
    lastSeenAt: row.last_seen_at.getTime(),
    here: row.id === hereId,
  }));
}

/** False when this person has no such sign-in; the database tells every broker to close its connections. */
export async function endLogin(db: Store, personId: Id, loginId: Id): Promise<boolean> {
  const ended = await db
    .deleteFrom('login')
    .where('id', '=', loginId)
    .where('person_id', '=', personId)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}

/** Ends all sign-ins of a person, but one when it is named; their connections close on every broker. */
export async function endLoginsOf(db: Store, personId: Id, exceptLoginId?: Id): Promise<void> {
  await db
    .deleteFrom('login')
    .where('person_id', '=', personId)
    .$if(exceptLoginId !== undefined, (query) => query.where('id', '<>', exceptLoginId ?? ''))
    .execute();
}

/** Ends the sign-ins of those who need a second factor and did not show one; `lastId` only at its next request, so that it hears this one's answer. */
export async function endLoginsWithoutFactor(db: Store, lastId: Id): Promise<void> {
  await db
    .deleteFrom('login')
    .using('person')
    .whereRef('person.id', '=', 'login.person_id')
    .where('person.role', '<>', 'employee')
    .where('login.second_factor', '=', false)
    .where('login.id', '<>', lastId)
    .execute();
}

/** The account has been opened from there. */
export async function keepNetwork(db: Store, personId: Id, network: string, at: Instant): Promise<void> {
  const last_at = new Date(at);
  await db
    .insertInto('known_network')
    .values({ person_id: personId, network, last_at })
    .onConflict((conflict) => conflict.columns(['person_id', 'network']).doUpdateSet({ last_at }))
    .execute();
}

/** Whether that account has been opened from that network before: also when its sign-ins have ended since. */
export async function knowsNetwork(
  db: Store,
  account: { email: string } | { id: Id },
  network: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('known_network')
    .innerJoin('person', 'person.id', 'known_network.person_id')
    .select('person.id')
    .where('known_network.network', '=', network)
    .$if('email' in account, (query) => query.where('person.email', '=', 'email' in account ? account.email : ''))
    .$if('id' in account, (query) => query.where('person.id', '=', 'id' in account ? account.id : ''))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
