import { AuditEntry } from '../../app/audit/entry.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Store } from './open-store.ts';

export async function addEntry(db: Store, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('audit_entry')
    .values({
      id: entry.id,
      ticket_id: entry.ticketId,
      reference: entry.reference,
      session_id: entry.sessionId,
      actor: JSON.stringify(entry.actor),
      fact: JSON.stringify(entry.fact),
      recorded_at: new Date(entry.recordedAt),
    })
    .execute();
}

/** A ticket's lines in the order in which they were stored. */
export async function readTimeline(db: Store, ticketId: Id): Promise<AuditEntry[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .orderBy('position')
    .execute();
  return rows.map((row) =>
    AuditEntry.parse({
      id: row.id,
      ticketId: row.ticket_id,
      reference: row.reference,
      sessionId: row.session_id,
      actor: row.actor,
      fact: row.fact,
      recordedAt: row.recorded_at.getTime(),
    }),
  );
}
