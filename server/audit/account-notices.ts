import { sql } from 'kysely';
import type { AccountNotice } from '../../app/identity/notice.ts';
import { AccountNotices, NOTICE_KINDS } from '../../app/identity/notice.ts';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import type { Store } from '../store/open-store.ts';

/** How long each new sign-in still hears of what others changed in the account. */
const TOLD_FOR_MS = 30 * 24 * 3600_000;

/**
 * What others changed in somebody's account, for this sign-in: each hears of it for itself, so that whoever got in by
 * such a change can't put it away in its owner's stead.
 */
export async function noticesFor(db: Store, personId: Id, loginId: Id, now: Instant): Promise<AccountNotice[]> {
  const { rows } = await sql`
    select event.id, event.kind, floor(extract(epoch from event.at) * 1000)::float8 as at,
      (select value #>> '{}' from audit_value where event_id = event.id and name = 'actor') as by,
      (select value #>> '{}' from audit_value where event_id = event.id and name = 'formerEmail') as "formerEmail"
    from audit_event event
    where ${isNotice(personId)} and seq is not null
      and event.at > greatest((select told_at from login where login.id = ${loginId}), ${new Date(now - TOLD_FOR_MS)})
    order by seq desc limit 20`.execute(db);
  return AccountNotices.parse(rows);
}

/** Events of the account that somebody else caused; of changes to a person, those of their address. */
export const isNotice = (personId: Id) => sql<boolean>`(
  person_id = ${personId} and kind in (${sql.join(NOTICE_KINDS)}) and actor_person_id is distinct from ${personId}
  and (kind <> 'person-changed' or body @> '{"emailChanged": true}'))`;
