import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { SignedCheckpoint } from '../../app/audit/checkpoint.ts';
import { SignedCheckpoint as Signed, signCheckpoint } from '../../app/audit/checkpoint.ts';
import type { Context } from '../context.ts';
import type { Store } from '../store/open-store.ts';
import type { AuditCheckpointTable } from '../store/tables/audit.ts';

/** Signs where the chain ends now; the one that is there already when nothing was added since. */
export async function makeCheckpoint({ store, clock, signingKey }: CheckpointMaker): Promise<SignedCheckpoint> {
  const head = await store.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow();
  const at = clock.now();
  const signed = signCheckpoint({ seq: Number(head.seq), hash: head.hash, at }, signingKey);
  await store
    .insertInto('audit_checkpoint')
    .values({
      seq: Number(head.seq),
      hash: head.hash,
      at: new Date(at),
      broker_key: signed.brokerKey,
      signature: signed.signature,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await store
    .selectFrom('audit_checkpoint')
    .selectAll()
    .where('seq', '=', head.seq)
    .executeTakeFirstOrThrow();
  return checkpointFrom(kept);
}

export type CheckpointMaker = Pick<Context, 'store' | 'clock' | 'signingKey'>;

/** Undefined before the first one was made. */
export async function newestCheckpoint(db: Store): Promise<SignedCheckpoint | undefined> {
  const row = await db.selectFrom('audit_checkpoint').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return row && checkpointFrom(row);
}

/** The first that covers this event. */
export async function checkpointAfter(db: Store, seq: number): Promise<SignedCheckpoint | undefined> {
  const { rows } = await sql<Selectable<AuditCheckpointTable>>`
    select * from audit_checkpoint where seq >= ${String(seq)} order by seq limit 1`.execute(db);
  return rows[0] && checkpointFrom(rows[0]);
}

/** The last that stands before this event. */
export async function checkpointBefore(db: Store, seq: number): Promise<SignedCheckpoint | undefined> {
  const { rows } = await sql<Selectable<AuditCheckpointTable>>`
    select * from audit_checkpoint where seq < ${String(seq)} order by seq desc limit 1`.execute(db);
  return rows[0] && checkpointFrom(rows[0]);
}

/** Of the events from `from` to `to`, in order. */
export async function listCheckpoints(db: Store, from: number, to: number): Promise<SignedCheckpoint[]> {
  const rows = await db
    .selectFrom('audit_checkpoint')
    .selectAll()
    .where('seq', '>=', String(from))
    .where('seq', '<=', String(to))
    .orderBy('seq')
    .execute();
  return rows.map(checkpointFrom);
}

const checkpointFrom = (row: Selectable<AuditCheckpointTable>): SignedCheckpoint =>
  Signed.parse({
    checkpoint: { seq: Number(row.seq), hash: row.hash, at: row.at.getTime() },
    brokerKey: row.broker_key,
    signature: row.signature,
  });
