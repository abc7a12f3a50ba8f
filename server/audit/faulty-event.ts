import { sql } from 'kysely';
import type { FaultyEvent } from '../../app/wire/requests/audit.ts';
import type { Store } from '../store/open-store.ts';

/** What stands at a place of the chain, read without believing any of it; null when nothing does. */
export async function faultyEvent(db: Store, seq: number): Promise<FaultyEvent | null> {
  const { rows } = await sql<{ kind: string; at: Date; actor: string | null; reference: string | null }>`
    select kind, at, reference,
      (select value #>> '{}' from audit_value where event_id = audit_event.id and name = 'actor') as actor
    from audit_event where seq = ${String(seq)}`.execute(db);
  const [row] = rows;
  return row === undefined ? null : { ...row, at: Math.max(0, row.at.getTime()) };
}
