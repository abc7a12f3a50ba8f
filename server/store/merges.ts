import { sql } from 'kysely';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import type { Owned } from '../../app/wire/requests/people.ts';
import type { Store } from './open-store.ts';

/** What would become somebody else's. */
export async function countOwned(db: Store, personId: Id): Promise<Owned> {
  const { rows } = await sql<Record<keyof Owned, string>>`
    select (select count(*) from workstation where person_id = ${personId}) as workstations,
      (select count(*) from ticket where requester_id = ${personId}) as tickets,
      (select count(*) from enrolled_device where person_id = ${personId} and withdrawn_at is null) as devices`.execute(
    db,
  );
  const count = (field: keyof Owned): number => Number(rows[0]?.[field] ?? 0);
  return { workstations: count('workstations'), tickets: count('tickets'), devices: count('devices') };
}

/** Who has a session of this person's asked for or under way; null when nobody does. */
export async function runningWith(db: Store, personId: Id): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select technician ->> 'name' as name from remote_session
    join ticket on ticket.id = ticket_id join workstation on workstation.id = remote_session.workstation_id
    where phase ->> 'type' not in ('refused', 'withdrawn', 'ended')
      and (requester_id = ${personId} or workstation.person_id = ${personId}) limit 1`.execute(db);
  return rows[0]?.name ?? null;
}

/** A computer that both have used stays in the history of both, and what is open goes to the owner's. Gives how much moved. */
export async function moveEverything(db: Store, from: Id, into: Id, at: Instant): Promise<Owned> {
  const now = new Date(at);
  const moved = await countOwned(db, from);
  const statements = [
    sql`update ticket set workstation_id = theirs.id from workstation ours, workstation theirs
      where workstation_id = ours.id and ours.person_id = ${from} and theirs.person_id = ${into}
        and theirs.public_key = ours.public_key and state in ('new', 'assigned', 'pending', 'resolved')`,
    sql`update technician_block set workstation_id = theirs.id from workstation ours, workstation theirs
      where workstation_id = ours.id and ours.person_id = ${from} and theirs.person_id = ${into}
        and theirs.public_key = ours.public_key and lifted_at is null and not exists (
          select 1 from technician_block other where other.workstation_id = theirs.id and other.lifted_at is null
            and other.technician_id = technician_block.technician_id)`,
    sql`update workstation set person_id = ${into}, changed_at = greatest(${now}, changed_at + interval '1 millisecond')
      where person_id = ${from}
        and public_key not in (select public_key from workstation where person_id = ${into})`,
    sql`update ticket set requester_id = ${into} where requester_id = ${from}`,
    sql`update ticket_message set author_id = ${into} where author_id = ${from}`,
    sql`update ticket_file set sender_id = ${into} where sender_id = ${from}`,
    sql`update file_pass set person_id = ${into} where person_id = ${from}`,
    sql`update ticket_read set person_id = ${into} where person_id = ${from} and not exists (
      select 1 from ticket_read other where other.person_id = ${into} and other.ticket_id = ticket_read.ticket_id)`,
    sql`update article_solved set person_id = ${into} where person_id = ${from} and not exists (
      select 1 from article_solved other where other.person_id = ${into} and other.article_id = article_solved.article_id
        and other.ticket_id is not distinct from article_solved.ticket_id)`,
    sql`update enrolled_device set person_id = ${into} where person_id = ${from}`,
    sql`update person set merged_into = ${into} where merged_into = ${from}`,
    sql`update person set merged_into = ${into}, disabled_at = coalesce(disabled_at, ${now}), changed_at = ${now}
      where id = ${from}`,
  ];
  for (const statement of statements) await statement.execute(db);
  return moved;
}

/** Accounts that have become part of this person's. */
export async function mergedInto(db: Store, personId: Id): Promise<Id[]> {
  const rows = await db.selectFrom('person').select('id').where('merged_into', '=', personId).execute();
  return rows.map(({ id }) => id);
}
