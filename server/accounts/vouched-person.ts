import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import { PersonName } from '../../app/kernel/scalars.ts';
import type { Context } from '../context.ts';
import { BROKER } from '../steps/actors.ts';
import type { Work } from '../steps/transact.ts';
import { transact } from '../steps/transact.ts';
import type { Store } from '../store/open-store.ts';
import type { NewPerson } from '../store/people.ts';
import { addPerson, lockPerson, passwordHashOf } from '../store/people.ts';
import { readIdentitySettings } from '../store/settings.ts';
import type { Vouched } from './company.ts';

type Subject = Pick<Vouched, 'issuer' | 'subject'>;

/** Whose account, and what is not tied to it before the account's own way in was shown. */
export interface VouchedFor {
  readonly personId: Id;
  readonly tie: Subject | null;
}

/** Under which name the accounts of a company are kept. */
const providerOf = (issuer: string): string => `company ${issuer}`;

/**
 * Whose account the company's word opens. A subject it has named before keeps its account; a new one is tied to the
 * person of its verified address, and to nobody who is tied to another subject; an account that has another way in
 * asks for that one first: addresses are what administrators write. Strangers become employees when the administrator
 * wants that, and never anything more.
 */
export const personVouchedFor = (
  context: Context,
  vouched: Vouched,
): Promise<Result<VouchedFor, { type: 'no-account' } | { type: 'email-not-verified' }>> =>
  transact(context, async (work) => {
    const { db } = work;
    const known = await linkedPerson(db, vouched);
    if (known !== undefined) return ok({ personId: known, tie: null });
    if (!vouched.emailVerified) return fail({ type: 'email-not-verified' });
    const person = await db
      .selectFrom('person')
      .select('id')
      .where('email', '=', vouched.email)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (person === undefined) return await maybeEmployee(context, work, vouched);
    const { issuer, subject } = vouched;
    if (await hasOwnWay(db, person.id)) {
      if (await isLinked(db, person.id, issuer)) return fail({ type: 'no-account' });
      return ok({ personId: person.id, tie: { issuer, subject } });
    }
    const tied = await tieToCompany(work, person.id, vouched);
    return tied.ok ? ok({ personId: person.id, tie: null }) : tied;
  });

/** From now on that subject opens the account; refused when either of the two is tied already. */
export async function tieToCompany(
  work: Work,
  personId: Id,
  { issuer, subject }: Subject,
): Promise<Result<null, { type: 'no-account' }>> {
  const { db, note } = work;
  await lockPerson(db, personId);
  const taken = (await linkedPerson(db, { issuer, subject })) !== undefined;
  if (taken || (await isLinked(db, personId, issuer))) return fail({ type: 'no-account' });
  await link(work, personId, { issuer, subject });
  note({ kind: 'company-tied', actor: BROKER, subject: { personId }, body: { issuer } });
  return ok(null);
}

/** Whether the account opens by anything else than the company's word: a password, or a passkey. */
async function hasOwnWay(db: Store, personId: Id): Promise<boolean> {
  if ((await passwordHashOf(db, personId)) !== undefined) return true;
  const key = await db.selectFrom('passkey').select('id').where('person_id', '=', personId).executeTakeFirst();
  return key !== undefined;
}

async function maybeEmployee(
  { random }: Context,
  work: Work,
  vouched: Vouched,
): Promise<Result<VouchedFor, { type: 'no-account' }>> {
  if (!(await readIdentitySettings(work.db)).companyMakesEmployees) return fail({ type: 'no-account' });
  const { email, name } = vouched;
  const named = PersonName.safeParse(name);
  const person = {
    id: random.id(),
    name: named.success ? named.data : (email.split('@')[0] ?? email),
    email,
    role: 'employee' as const,
    ownLevel: null,
    teamId: null,
    organisationId: null,
    siteId: null,
    certifications: [],
    passwordHash: null,
  } satisfies NewPerson;
  if (!(await addPerson(work.db, person, work.now))) return fail({ type: 'no-account' });
  await link(work, person.id, vouched);
  work.note({
    kind: 'person-created',
    actor: BROKER,
    subject: { personId: person.id },
    body: { role: 'employee', by: 'company' },
    personal: { name: { of: person.id, value: person.name }, email: { of: person.id, value: email } },
  });
  return ok({ personId: person.id, tie: null });
}

async function linkedPerson(db: Store, { issuer, subject }: Subject): Promise<Id | undefined> {
  const row = await db
    .selectFrom('account')
    .select('person_id')
    .where('provider_id', '=', providerOf(issuer))
    .where('account_id', '=', subject)
    .executeTakeFirst();
  return row?.person_id;
}

async function isLinked(db: Store, personId: Id, issuer: string): Promise<boolean> {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('provider_id', '=', providerOf(issuer))
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

async function link({ db, now }: Work, personId: Id, { issuer, subject }: Subject): Promise<void> {
  await db
    .insertInto('account')
    .values({
      account_id: subject,
      provider_id: providerOf(issuer),
      person_id: personId,
      password: null,
      created_at: new Date(now),
      updated_at: new Date(now),
    })
    .execute();
}
