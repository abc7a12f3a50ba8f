import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import { PersonName } from '../../app/kernel/scalars.ts';
import type { Context } from '../context.ts';
import type { Work } from '../steps/transact.ts';
import { transact } from '../steps/transact.ts';
import type { Store } from '../store/open-store.ts';
import type { NewPerson } from '../store/people.ts';
import { addPerson } from '../store/people.ts';
import { readIdentitySettings } from '../store/settings.ts';
import type { Vouched } from './company.ts';

const PROVIDER = 'company';

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
    const known = await linkedPerson(db, vouched.subject);
    if (known !== undefined) return ok(known);
    if (!vouched.emailVerified) return fail({ type: 'email-not-verified' });
    const person = await db
      .selectFrom('person')
      .select('id')
      .where('email', '=', vouched.email)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (person === undefined) return await maybeEmployee(context, work, vouched);
    if (await isLinked(db, person.id)) return fail({ type: 'no-account' });
    await link(work, person.id, vouched.subject);
    return ok(person.id);
  });

async function maybeEmployee(
  { random }: Context,
  work: Work,
  { subject, email, name }: Vouched,
): Promise<Result<Id, { type: 'no-account' }>> {
  if (!(await readIdentitySettings(work.db)).companyMakesEmployees) return fail({ type: 'no-account' });
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
  await link(work, person.id, subject);
  work.note({
    kind: 'person-created',
    actor: { kind: 'broker', name: '' },
    subject: { personId: person.id },
    body: { role: 'employee', by: 'company' },
    personal: { name: { of: person.id, value: person.name }, email: { of: person.id, value: email } },
  });
  return ok(person.id);
}

async function linkedPerson(db: Store, subject: string): Promise<Id | undefined> {
  const row = await db
    .selectFrom('account')
    .select('person_id')
    .where('provider_id', '=', PROVIDER)
    .where('account_id', '=', subject)
    .executeTakeFirst();
  return row?.person_id;
}

async function isLinked(db: Store, personId: Id): Promise<boolean> {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('provider_id', '=', PROVIDER)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

async function link({ db, now }: Work, personId: Id, subject: string): Promise<void> {
  await db
    .insertInto('account')
    .values({
      account_id: subject,
      provider_id: PROVIDER,
      person_id: personId,
      password: null,
      created_at: new Date(now),
      updated_at: new Date(now),
    })
    .execute();
}
