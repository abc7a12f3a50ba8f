import { sql } from 'kysely';
import type { IntakeChannel } from '../../../app/desk/channel.ts';
import { IntakeChannel as Channel } from '../../../app/desk/channel.ts';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import { Reference } from '../../../app/ticket/reference.ts';
import type { Store } from '../open-store.ts';

/** What somebody is being listened to for; `ticketId` is what came of it. */
export interface Intake {
  readonly id: Id;
  readonly reference: Reference;
  readonly channel: IntakeChannel;
  readonly technicianId: Id;
  readonly begunAt: Instant;
  readonly outcome: IntakeOutcome | null;
  readonly ticketId: Id | null;
}

export type IntakeOutcome = 'recorded' | 'attached' | 'abandoned';

/** Whether it is there now by this: two may begin calls under one identifier at the same moment. */
export async function addIntake(db: Store, intake: Omit<Intake, 'outcome' | 'ticketId'>): Promise<boolean> {
  const added = await db
    .insertInto('intake')
    .values({
      id: intake.id,
      reference: intake.reference,
      channel: intake.channel,
      technician_id: intake.technicianId,
      begun_at: new Date(intake.begunAt),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

export async function countOpenIntakes(db: Store, technicianId: Id): Promise<number> {
  const { count } = await db
    .selectFrom('intake')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('technician_id', '=', technicianId)
    .where('outcome', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Nobody else ends it until this transaction does. */
export async function lockIntake(db: Store, id: Id): Promise<Intake | undefined> {
  const row = await db.selectFrom('intake').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  return (
    row && {
      id: row.id,
      reference: Reference.parse(row.reference),
      channel: Channel.parse(row.channel),
      technicianId: row.technician_id,
      begunAt: row.begun_at.getTime(),
      // The table's own check holds it to these.
      outcome: row.outcome as IntakeOutcome | null,
      ticketId: row.ticket_id,
    }
  );
}

export async function endIntake(
  db: Store,
  id: Id,
  end: { readonly outcome: IntakeOutcome; readonly ticketId: Id | null; readonly at: Instant },
): Promise<void> {
  await db
    .updateTable('intake')
    .set({
      outcome: end.outcome,
      ended_at: new Date(end.at),
      ...(end.ticketId === null ? {} : { ticket_id: end.ticketId }),
    })
    .where('id', '=', id)
    .execute();
}
