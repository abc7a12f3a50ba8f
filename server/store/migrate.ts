import { Migrator } from 'kysely';
import * as foundation from './migrations/0001-foundation.ts';
import * as identity from './migrations/0002-identity.ts';
import * as directory from './migrations/0003-directory.ts';
import * as policy from './migrations/0004-policy.ts';
import * as rights from './migrations/0005-rights.ts';
import * as audit from './migrations/0006-audit.ts';
import * as sessionSignIn from './migrations/0007-session-sign-in.ts';
import * as policyWriters from './migrations/0008-policy-writers.ts';
import * as retention from './migrations/0009-retention.ts';
import * as knowledge from './migrations/0020-knowledge.ts';
import { SearchExtensionsMissing } from './migrations/0020-knowledge.ts';
import * as desk from './migrations/0021-desk.ts';
import * as course from './migrations/0022-course.ts';
import * as talk from './migrations/0024-talk.ts';
import * as decisions from './migrations/0027-decisions.ts';
import * as people from './migrations/0028-people.ts';
import * as targets from './migrations/0029-targets.ts';
import * as visits from './migrations/0031-visits.ts';
import * as reports from './migrations/0032-reports.ts';
import * as guest from './migrations/0033-guest.ts';
import * as advice from './migrations/0034-advice.ts';
import type { Store } from './open-store.ts';

/** The order in which the schema came to be; a line is never changed once released, only added. */
const MIGRATIONS = {
  '0001-foundation': foundation,
  '0002-identity': identity,
  '0003-directory': directory,
  '0004-policy': policy,
  '0005-rights': rights,
  '0006-audit': audit,
  '0007-session-sign-in': sessionSignIn,
  '0008-policy-writers': policyWriters,
  '0009-retention': retention,
  '0020-knowledge': knowledge,
  '0021-desk': desk,
  '0022-course': course,
  '0024-talk': talk,
  '0027-decisions': decisions,
  '0028-people': people,
  '0029-targets': targets,
  '0031-visits': visits,
  '0032-reports': reports,
  '0033-guest': guest,
  '0034-advice': advice,
};

/** Returns the names of the migrations that were applied now; throws when one fails, leaving none half done. */
export async function migrate(store: Store): Promise<readonly string[]> {
  const provider = { getMigrations: () => Promise.resolve(MIGRATIONS) };
  const { error, results } = await new Migrator({ db: store, provider }).migrateToLatest();
  if (error instanceof SearchExtensionsMissing) throw error;
  if (error !== undefined) throw new Error('the database could not be brought to this version', { cause: error });
  return (results ?? []).map(({ migrationName }) => migrationName);
}
