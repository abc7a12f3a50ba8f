import { createHash } from 'node:crypto';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import { AuditFilter } from '../../app/wire/requests/audit.ts';
import type { Context } from '../context.ts';
import type { Store } from '../store/open-store.ts';

/** Lets this person download what the filter says, once and soon; only a digest of the ticket is kept. */
export async function issueDownload(
  { random }: Pick<Context, 'random'>,
  db: Store,
  personId: Id,
  filter: AuditFilter,
  now: Instant,
): Promise<string> {
  const ticket = random.hex(32);
  await db
    .insertInto('audit_download')
    .values({
      hash: digest(ticket),
      person_id: personId,
      filter: JSON.stringify(filter),
      expires_at: new Date(now + LASTS_MS),
    })
    .execute();
  return ticket;
}

/** Undefined for a ticket that is used, too old, another's or none; it is used up by being asked for. */
export async function takeDownload(
  db: Store,
  ticket: string,
  personId: Id,
  now: Instant,
): Promise<AuditFilter | undefined> {
  await db.deleteFrom('audit_download').where('expires_at', '<=', new Date(now)).execute();
  const row = await db
    .deleteFrom('audit_download')
    .where('hash', '=', digest(ticket))
    .where('person_id', '=', personId)
    .returning('filter')
    .executeTakeFirst();
  return row && AuditFilter.parse(row.filter);
}

const digest = (ticket: string): string => createHash('sha256').update(ticket).digest('hex');

const LASTS_MS = 2 * 60_000;
