import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import { Id as IdSchema } from '../../app/kernel/scalars.ts';
import { AuditFilter } from '../../app/wire/requests/audit.ts';
import type { Context } from '../context.ts';
import type { Store } from '../store/open-store.ts';

/** What a download holds: events, what is kept about somebody, or what the chain says of one's own sessions. */
const Wanted = z.discriminatedUnion('what', [
  z.object({ what: z.literal('audit'), filter: AuditFilter }),
  z.object({ what: z.literal('person'), personId: IdSchema }),
  z.object({ what: z.literal('own-sessions') }),
]);
export type Wanted = z.infer<typeof Wanted>;

/** Lets this person download that, once and soon; only a digest of the ticket is kept. */
export async function issueDownload(
  { random }: Pick<Context, 'random'>,
  db: Store,
  personId: Id,
  wanted: Wanted,
  now: Instant,
): Promise<string> {
  const ticket = random.hex(32);
  await db
    .insertInto('audit_download')
    .values({
      hash: digest(ticket),
      person_id: personId,
      wanted: JSON.stringify(wanted),
      expires_at: new Date(now + LASTS_MS),
    })
    .execute();
  return ticket;
}

/** Undefined for a ticket that is used, too old, another's or none; it is used up by being asked for. */
export async function takeDownload(db: Store, ticket: string, personId: Id, now: Instant): Promise<Wanted | undefined> {
  await db.deleteFrom('audit_download').where('expires_at', '<=', new Date(now)).execute();
  const row = await db
    .deleteFrom('audit_download')
    .where('hash', '=', digest(ticket))
    .where('person_id', '=', personId)
    .returning('wanted')
    .executeTakeFirst();
  return row && Wanted.parse(row.wanted);
}

const digest = (ticket: string): string => createHash('sha256').update(ticket).digest('hex');

const LASTS_MS = 2 * 60_000;
