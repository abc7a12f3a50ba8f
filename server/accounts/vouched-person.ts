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
import { addPerson } from '../store/people.ts';
import { readIdentitySettings } from '../store/settings.ts';
import type { Vouched } from './company.ts';

/** Under which name the accounts of a company are kept. */
const providerOf = (issuer: string): string => `company ${issuer}`;

/**
 * Whose account the company's word opens. A subject it has named before keeps its account; a new one is tied to the
 * person of its verified address, and to nobody who is tied to another subject; strangers become employees when the
 * administrator wants that, and never anything more.
 */
export const personVouchedFor = (
  context: Context,
  vouched: Vouched,
): Promise<Result<Id, { type: 'no-account' } | { type: 'email-not-verified' }>> =>
  transact(context, async (work) => {
    const { db } = work;
    const known = await linkedPerson(db, vouched);
    if (known !== undefined) return ok(known);
    if (!vouched.emailVerified) return fail({ type: 'email-not-verified' });
    const person = await db
      .selectFrom('person')
      .select('id')
      .where('email', '=', vouched.email)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (person === undefined) return await maybeEmployee(context, work, vouched);
    if (await isLinked(db, person.id, vouched.issuer)) return fail({ type: 'no-account' });
    await link(work, person.id, vouched);
    work.note({
      kind: 'company-tied',
      actor: BROKER,
      subject: { personId: person.id },
      body: { issuer: vouched.issuer },
    });
    return ok(person.id);
  });

async function maybeEmployee(
  { random }: Context,
  work: Work,
  vouched: Vouched,
): Promise<Result<Id, { type: 'no-account' }>> {
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
  return ok(person.id);
}

async function linkedPerson(db: Store, { issuer, subject }: Vouched): Promise<Id | undefined> {
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

async function link({ db, now }: Work, personId: Id, { issuer, subject }: Vouched): Promise<void> {
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
