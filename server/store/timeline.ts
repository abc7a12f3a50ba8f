import { z } from 'zod';
import { AuditEntry } from '../../app/audit/entry.ts';
import { FACT_KINDS, joinFact } from '../../app/audit/facts.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import { BROKER } from '../steps/actors.ts';
import type { Store } from './open-store.ts';

/** A ticket's lines in the order in which they were chained. */
export async function readTimeline(db: Store, ticketId: Id): Promise<AuditEntry[]> {
  const events = await db
    .selectFrom('audit_event')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where('kind', 'in', FACT_KINDS)
    .orderBy('seq')
    .execute();
  const personal = await readValues(db, ticketId);
  return events.map((row) => {
    const { actor, ...values } = personal.get(row.id) ?? {};
    return AuditEntry.parse({
      id: row.id,
      ticketId: row.ticket_id,
      reference: row.reference,
      sessionId: row.session_id,
      actor: { kind: row.actor_kind, name: row.actor_kind === 'broker' ? BROKER.name : (actor ?? '') },
      fact: joinFact(row.kind, Fields.parse(row.body), Fields.parse(values)),
      recordedAt: row.at.getTime(),
    });
  });
}

async function readValues(db: Store, ticketId: Id): Promise<Map<string, Record<string, unknown>>> {
  const rows = await db
    .selectFrom('audit_value')
    .innerJoin('audit_event', 'audit_event.id', 'audit_value.event_id')
    .select(['audit_value.event_id', 'audit_value.name', 'audit_value.value'])
    .where('audit_event.ticket_id', '=', ticketId)
    .execute();
  const byEvent = new Map<string, Record<string, unknown>>();
  for (const { event_id, name, value } of rows) byEvent.set(event_id, { ...byEvent.get(event_id), [name]: value });
  return byEvent;
}

const Fields = z.record(z.string(), z.json());
