import { sql } from 'kysely';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import type { PolicySnapshot } from '../../../app/policy/snapshot.ts';
import { TechnicianBlock } from '../../../app/wire/requests/rights.ts';
import type { Store } from '../open-store.ts';

/** Why the workstation does not hear this technician; null when it does. */
export async function findBlock(
  db: Store,
  workstationId: Id,
  technicianId: Id,
): Promise<TechnicianBlock['cause'] | null> {
  const row = await db
    .selectFrom('technician_block')
    .select('cause')
    .where('workstation_id', '=', workstationId)
    .where('technician_id', '=', technicianId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : TechnicianBlock.shape.cause.parse(row.cause);
}

/** Noes in a row since the last yes and since the last lifting; a report counts as two. */
export async function countRefusals(db: Store, workstationId: Id, technicianId: Id): Promise<number> {
  const { times } = await db
    .selectFrom('remote_session')
    .select(
      sql<number>`coalesce(sum(case phase ->> 'reason' when 'declined' then 1 when 'no-help-asked' then 2 else 0 end)
        filter (where phase ->> 'type' = 'refused'), 0)::integer`.as('times'),
    )
    .where('workstation_id', '=', workstationId)
    .where('technician_id', '=', technicianId)
    .where(
      sql<boolean>`asked_at > greatest(
        (select coalesce(max(lifted_at), '-infinity') from technician_block block
          where block.workstation_id = ${workstationId} and block.technician_id = ${technicianId}),
        (select coalesce(max(asked_at), '-infinity') from remote_session agreed
          where agreed.workstation_id = ${workstationId} and agreed.technician_id = ${technicianId}
          and (agreed.phase ->> 'type' in ('granted', 'active') or jsonb_typeof(agreed.phase -> 'signed') = 'object')))`,
    )
    .executeTakeFirstOrThrow();
  return times;
}

export interface NewBlock {
  readonly id: Id;
  readonly workstationId: Id;
  readonly technicianId: Id;
  readonly ticketId: Id;
  readonly sessionId: Id;
  readonly cause: TechnicianBlock['cause'];
}

/** False when one stands already. */
export async function addBlock(db: Store, block: NewBlock, at: Instant): Promise<boolean> {
  const added = await db
    .insertInto('technician_block')
    .values({
      id: block.id,
      workstation_id: block.workstationId,
      technician_id: block.technicianId,
      ticket_id: block.ticketId,
      session_id: block.sessionId,
      cause: block.cause,
      at: new Date(at),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** False when it is not there or does not stand any more. */
export async function liftBlock(
  db: Store,
  blockId: Id,
  lifting: { readonly by: Id; readonly reason: string; readonly at: Instant },
): Promise<boolean> {
  const lifted = await db
    .updateTable('technician_block')
    .set({ lifted_at: new Date(lifting.at), lifted_by: lifting.by, lift_reason: lifting.reason })
    .where('id', '=', blockId)
    .where('lifted_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return lifted !== undefined;
}

/** For the workstation: since when each technician may ask again. */
export async function liftsOn(db: Store, workstationId: Id): Promise<PolicySnapshot['lifted']> {
  const rows = await db
    .selectFrom('technician_block')
    .select(['technician_id', sql<Date>`max(lifted_at)`.as('at')])
    .where('workstation_id', '=', workstationId)
    .where('lifted_at', 'is not', null)
    .groupBy('technician_id')
    .orderBy('at', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({ technicianId: row.technician_id, at: row.at.getTime() }));
}

export async function listBlocks(db: Store): Promise<TechnicianBlock[]> {
  const found = await rows(db)
    .orderBy(sql`technician_block.lifted_at is not null`)
    .orderBy('technician_block.at', 'desc')
    .limit(200)
    .execute();
  return found.map(blockFrom);
}

export async function readBlock(db: Store, blockId: Id): Promise<TechnicianBlock> {
  return blockFrom(await rows(db).where('technician_block.id', '=', blockId).executeTakeFirstOrThrow());
}

const rows = (db: Store) =>
  db
    .selectFrom('technician_block')
    .innerJoin('person as technician', 'technician.id', 'technician_block.technician_id')
    .innerJoin('workstation', 'workstation.id', 'technician_block.workstation_id')
    .innerJoin('person as owner', 'owner.id', 'workstation.person_id')
    .innerJoin('ticket', 'ticket.id', 'technician_block.ticket_id')
    .leftJoin('person as lifter', 'lifter.id', 'technician_block.lifted_by')
    .select([
      'technician_block.id',
      'technician_block.technician_id',
      'technician_block.workstation_id',
      'technician_block.cause',
      'technician_block.at',
      'technician_block.lifted_at',
      'technician_block.lift_reason',
      'technician.name as technician_name',
      'workstation.name as workstation_name',
      'owner.name as owner_name',
      'lifter.name as lifter_name',
      'ticket.reference',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>;

const blockFrom = (row: Row): TechnicianBlock =>
  TechnicianBlock.parse({
    id: row.id,
    technician: { id: row.technician_id, name: row.technician_name },
    workstation: { id: row.workstation_id, name: row.workstation_name, owner: row.owner_name },
    reference: row.reference,
    cause: row.cause,
    at: row.at.getTime(),
    lifted: row.lifted_at && { at: row.lifted_at.getTime(), by: row.lifter_name, reason: row.lift_reason },
  });
