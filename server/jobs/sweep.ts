import { sql } from 'kysely';
import type PgBoss from 'pg-boss';
import { noteMissed } from '../audit/missed-sign-ins.ts';
import type { Context } from '../context.ts';
import { closeUnconfirmed } from '../course/close-unconfirmed.ts';
import { withdrawEverywhere } from '../rights/withdraw-rights.ts';
import { transact } from '../steps/transact.ts';
import { sweepGuestPasses } from '../store/guests.ts';
import { PENDING_MS } from '../store/logins.ts';
import { sweepLoose } from '../store/talk/files.ts';
import { sweepPasses } from '../store/talk/passes.ts';
import { watchTargets } from '../targets/watch.ts';
import { remindOfVisits } from '../visits/remind.ts';
import { QUEUES } from './boss.ts';

/** How long a file waits for the message that it was uploaded for. */
const LOOSE_MS = 24 * 3_600_000;
/** Longer than any clock shows a code. */
const SPENT_MS = 10 * 60_000;
/** How long an account is at home in a network after it was last opened from there. */
const KNOWN_MS = 90 * 24 * 3600_000;

/** Every minute, once for all brokers: sign-ins that ran out end (their connections with them), counted attempts are forgotten, uploads that nobody sent too, silence closes what was resolved, and what contracts' hours no longer allow is taken away. */
export async function sweepEveryMinute(boss: PgBoss, context: Context, attemptWindowMs: number): Promise<void> {
  const { store, clock } = context;
  const since = clock.now();
  await boss.work(QUEUES.sweep.name, { pollingIntervalSeconds: 10 }, async () => {
    const now = clock.now();
    await store.deleteFrom('login').where('expires_at', '<=', new Date(now)).execute();
    await store
      .deleteFrom('login')
      .where('opened_at', 'is', null)
      .where('created_at', '<=', new Date(now - PENDING_MS))
      .execute();
    await store.deleteFrom('sign_in_step').where('expires_at', '<=', new Date(now)).execute();
    await store
      .deleteFrom('spent_code')
      .where('at', '<=', new Date(now - SPENT_MS))
      .execute();
    await store
      .deleteFrom('known_network')
      .where('last_at', '<=', new Date(now - KNOWN_MS))
      .execute();
    await store
      .deleteFrom('sign_in_attempt')
      .where('at', '<=', new Date(now - attemptWindowMs))
      .execute();
    await transact(context, noteMissed);
    await store.deleteFrom('device_challenge').where('expires_at', '<=', new Date(now)).execute();
    await store.deleteFrom('bus_message').where('at', '<=', sql<Date>`now() - interval '1 minute'`).execute();
    await sweepPasses(store, now);
    await sweepGuestPasses(store, now);
    await sweepLoose(store, now - LOOSE_MS);
    // Workstations come back first, and say themselves what ended while the broker was away, and when.
    const rights = now < since + context.timing.afterReturn ? [] : [withdrawEverywhere];
    await each(context, [...rights, closeUnconfirmed, watchTargets, remindOfVisits]);
  });
}

/** What breaks one keeps none of the others: one ticket that can't be read leaves no session rights that it has lost. */
async function each(context: Context, parts: readonly ((context: Context) => Promise<void>)[]): Promise<void> {
  const broken: unknown[] = [];
  for (const part of parts) await part(context).catch((error: unknown) => broken.push(error));
  if (broken.length > 0) throw new AggregateError(broken, 'a part of the sweep broke');
}
