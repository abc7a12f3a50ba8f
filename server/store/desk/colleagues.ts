import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { Colleague, Looker } from '../../../app/desk/colleague.ts';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import { OPEN_STATES } from '../../../app/ticket/state.ts';
import type { Store } from '../open-store.ts';

/** Technicians who can sign in, by name. */
export const listColleagues = (db: Store): Promise<Colleague[]> => readColleagues(db, sql`true`);

export async function findColleague(db: Store, personId: Id): Promise<Colleague | undefined> {
  const [colleague] = await readColleagues(db, sql`person.id = ${personId}`);
  return colleague;
}

export async function setOnPhone(db: Store, personId: Id, since: Instant | null): Promise<void> {
  if (since === null) {
    await db.deleteFrom('on_phone').where('person_id', '=', personId).execute();
    return;
  }
  await db
    .insertInto('on_phone')
    .values({ person_id: personId, since: new Date(since) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Who has a ticket before them now, each once. */
export async function listLookers(db: Store, ticketId: Id): Promise<Looker[]> {
  const rows = await db
    .selectFrom('desk_line')
    .innerJoin('person', 'person.id', 'desk_line.person_id')
    .select(['person.id', 'person.name'])
    .distinct()
    .where('desk_line.ticket_id', '=', ticketId)
    .where('desk_line.broker', 'in', db.selectFrom('live_broker').select('number'))
    .orderBy('person.name')
    .execute();
  return rows.map((row) => Looker.parse(row));
}

async function readColleagues(db: Store, where: RawBuilder<unknown>): Promise<Colleague[]> {
  const { rows } = await sql<Record<keyof Colleague, unknown>>`
    with here as (select person_id from desk_line where broker in (select number from live_broker)),
      busy as (select technician_id from remote_session where ${SHARING}),
      guiding as (select technician_id from intervention where kind = 'telephone' and state = 'open'),
      held as (select assignee_id, count(*)::integer as tickets from ticket
        where state in (${sql.join([...OPEN_STATES])}) and assignee_id is not null group by assignee_id)
    select person.id, person.name, person.level, coalesce(person.team, '') as team, person.team_id as "teamId",
      case when person.id in (select technician_id from busy) then 'in-session'
        when person.id not in (select person_id from here) then 'away'
        when on_phone.person_id is not null or person.id in (select technician_id from guiding) then 'on-phone' else 'free' end as presence,
      coalesce(held.tickets, 0) as tickets
    from person
      left join on_phone on on_phone.person_id = person.id
      left join held on held.assignee_id = person.id
    where person.role = 'technician' and person.level is not null and person.disabled_at is null and ${where}
    order by person.name, person.id`.execute(db);
  return rows.map((row) => Colleague.parse(row));
}

/** A screen is seen, or about to be. */
const SHARING = sql`phase ->> 'type' in ('granted', 'active')`;
