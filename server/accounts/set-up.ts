import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Result } from '../../app/kernel/result.ts';
import { fail, ok } from '../../app/kernel/result.ts';
import type { Person } from '../../app/level/person.ts';
import type { Context } from '../context.ts';
import { actorOf } from '../steps/actors.ts';
import { transact } from '../steps/transact.ts';
import type { Store } from '../store/open-store.ts';
import { addPerson, hasAdministrator } from '../store/people.ts';

/** The one door to the first administrator; it closes behind whoever passes, on every broker, for good. */
export interface SetUp {
  isOpen(): Promise<boolean>;
  pass(entry: { token: string; name: string; email: string; password: string }): Promise<Result<Person, SetUpFailure>>;
}

export type SetUpFailure = { readonly type: 'wrong-token' } | { readonly type: 'not-found' };

/** Prints the one-time token while there is no administrator, and makes an earlier one worthless; the database keeps only its digest. */
export async function createSetUp(context: Context): Promise<SetUp> {
  const { store, clock, random, hashPassword, log } = context;
  let closed = await hasAdministrator(store);
  if (!closed) log.info({ token: await issueToken(store) }, 'setup-token');
  const isOpen = async (): Promise<boolean> => {
    closed ||= await hasAdministrator(store);
    return !closed;
  };
  return {
    isOpen,
    pass: async ({ token, name, email, password }) => {
      const passwordHash = await hashPassword(password);
      return await transact(context, async ({ db, note }): Promise<Result<Person, SetUpFailure>> => {
        await sql`lock table setup_token in exclusive mode`.execute(db);
        if (await hasAdministrator(db)) return fail({ type: 'not-found' });
        const used = await db
          .deleteFrom('setup_token')
          .where('hash', '=', digestOf(token))
          .returning('hash')
          .executeTakeFirst();
        if (used === undefined) return fail({ type: 'wrong-token' });
        const person: Person = {
          id: random.id(),
          name,
          email: email.toLowerCase(),
          role: 'administrator',
          level: null,
          team: null,
          teamId: null,
          certifications: [],
          organisationId: null,
          siteId: null,
          disabled: false,
        };
        if (!(await addPerson(db, { ...person, ownLevel: null, passwordHash }, clock.now())))
          throw new Error('the first administrator has the address of somebody else');
        await db.deleteFrom('setup_token').execute();
        note({
          kind: 'administrator-created',
          actor: actorOf(person),
          subject: { personId: person.id },
          body: {},
          personal: { email: { of: person.id, value: person.email } },
        });
        return ok(person);
      });
    },
  };
}

const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

async function issueToken(store: Store): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await store.transaction().execute(async (db) => {
    await db.deleteFrom('setup_token').execute();
    await db
      .insertInto('setup_token')
      .values({ hash: digestOf(token) })
      .execute();
  });
  return token;
}
