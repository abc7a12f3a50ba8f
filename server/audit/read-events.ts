import type { Selectable } from 'kysely';
import type { z } from 'zod';
import { ChainEvent, Personal } from '../../app/audit/chain.ts';
import type { Store } from '../store/open-store.ts';
import type { AuditEventTable } from '../store/tables/audit.ts';

/** An event with the personal values beside it; those that are gone are said to be erased. */
export interface Chained {
  readonly event: ChainEvent;
  readonly personal: Personal;
}

/** A row of the chain that is no event any more: somebody wrote in the database. */
export class IllegibleEvent extends Error {
  readonly seq: number;
  constructor(seq: number, cause: unknown) {
    super(`event ${seq} of the audit can't be read`, { cause });
    this.seq = seq;
  }
}

/** Rows of the chain as events, with their values. */
export async function withValues(db: Store, rows: readonly Selectable<AuditEventTable>[]): Promise<Chained[]> {
  if (rows.length === 0) return [];
  const values = await db
    .selectFrom('audit_value')
    .select(['event_id', 'name', 'salt', 'value'])
    .where(
      'event_id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  const byEvent = Map.groupBy(values, ({ event_id }) => event_id);
  return rows.map((row) => {
    const event = eventFrom(row);
    const kept = new Map(byEvent.get(row.id)?.map(({ name, salt, value }) => [name, { salt, value }]));
    const personal = Object.keys(event.commitments).map((name) => [name, kept.get(name) ?? 'erased']);
    return { event, personal: parsedOf(Personal, row.seq, Object.fromEntries(personal)) };
  });
}

const eventFrom = (row: Selectable<AuditEventTable>): ChainEvent =>
  parsedOf(ChainEvent, row.seq, {
    seq: Number(row.seq),
    id: row.id,
    at: row.at.getTime(),
    kind: row.kind,
    actor: present({
      kind: row.actor_kind,
      personId: row.actor_person_id,
      workstationId: row.actor_workstation_id,
    }),
    subject: present({
      ticketId: row.ticket_id,
      reference: row.reference,
      sessionId: row.session_id,
      workstationId: row.workstation_id,
      personId: row.person_id,
    }),
    body: row.body,
    commitments: row.commitments,
    prev: row.prev,
    hash: row.hash,
  });

function parsedOf<S extends z.ZodType>(schema: S, seq: string, raw: unknown): z.infer<S> {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new IllegibleEvent(Number(seq), parsed.error);
  return parsed.data;
}

/** A column that is null was not there when the event was hashed. */
const present = (fields: Readonly<Record<string, string | null>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));

/** In order, from the event after `after`, in batches; ends where the chain did when it was last asked. */
export async function* readChain(db: Store, after: number, to: number, batch = BATCH): AsyncGenerator<Chained> {
  let last = after;
  while (last < to) {
    const rows = await db
      .selectFrom('audit_event')
      .selectAll()
      .where('seq', '>', String(last))
      .where('seq', '<=', String(to))
      .orderBy('seq')
      .limit(batch)
      .execute();
    if (rows.length === 0) return;
    yield* await withValues(db, rows);
    last = Number(rows.at(-1)?.seq);
  }
}

const BATCH = 500;
