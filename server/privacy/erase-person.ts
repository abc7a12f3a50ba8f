import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import type { ErasurePreview } from '../../app/wire/requests/privacy.ts';
import type { Store } from '../store/open-store.ts';
import { erasedEmail } from '../store/people.ts';
import { eraseCourse } from './erase-course.ts';
import { eraseGuestAuthor, eraseGuests } from './erase-guests.ts';
import { eraseTalk } from './erase-talk.ts';
import { eraseVisits } from './erase-visits.ts';
import { ERASED } from './erased.ts';

/** Everything of a person's that would go, counted. */
export async function countErasure(db: Store, personId: Id, name: string): Promise<ErasurePreview> {
  const { rows } = await sql<Record<'values' | 'tickets' | 'open' | 'logins' | 'stations' | 'events', string>>`
    select (select count(*) from audit_value where ${theirValues(personId)}) as "values",
      (select count(*) from ticket where requester_id = ${personId}) as tickets,
      (select count(*) from ticket where requester_id = ${personId} and state in ('new', 'assigned', 'pending')) as open,
      (select count(*) from login where person_id = ${personId}) as logins,
      (select count(*) from workstation where person_id = ${personId}) as stations,
      (select count(*) from audit_event where person_id = ${personId} or actor_person_id = ${personId}
        or ticket_id in (select id from ticket where requester_id = ${personId})) as events`.execute(db);
  const [row] = rows;
  const count = (field: keyof NonNullable<typeof row>): number => Number(row?.[field] ?? 0);
  return {
    name,
    values: count('values'),
    tickets: count('tickets'),
    openTickets: count('open'),
    signIns: count('logins'),
    workstations: count('stations'),
    events: count('events'),
  };
}

/** Ids stay everywhere, and lead nowhere from then on. Whatever the person could do ends with the transaction. Gives how many values beside the chain went. */
export async function erasePerson(db: Store, personId: Id, at: Instant): Promise<number> {
  const now = new Date(at);
  const gone = await sql`delete from audit_value where ${theirValues(personId)}`.execute(db);
  const statements = [
    sql`delete from audit_download where ${isAbout(personId, sql`wanted::text`)}`,
    sql`delete from audit_missed where person_id = ${personId}`,
    sql`delete from login where person_id = ${personId}`,
    sql`delete from account where person_id = ${personId}`,
    sql`delete from two_factor where person_id = ${personId}`,
    sql`delete from passkey where person_id = ${personId}`,
    sql`delete from known_network where person_id = ${personId}`,
    sql`delete from spent_code where person_id = ${personId}`,
    sql`update ticket set words = ${ERASED}, awaited = case when awaited is null then null else ${ERASED} end
      where requester_id = ${personId}`,
    ...eraseCourse(sql`select id from ticket where requester_id = ${personId}`),
    ...eraseTalk(sql`select id from ticket where requester_id = ${personId}`),
    ...eraseGuests(sql`select id from ticket where requester_id = ${personId}`, now),
    eraseGuestAuthor(personId),
    ...eraseVisits(sql`select id from ticket where requester_id = ${personId}`, now),
    sql`delete from file_pass where person_id = ${personId}`,
    sql`update remote_session set technician = technician || ${nameless} where technician_id = ${personId}`,
    sql`update remote_session set credential = null where technician_id = ${personId}`,
    // Whatever they were called when they were granted anything.
    sql`update remote_session set phase = jsonb_set(phase, ${GRANTED_NAME}, to_jsonb(${ERASED}::text), false)
      where technician_id = ${personId} and phase #> ${GRANTED_NAME} is not null`,
    sql`update technician_block set lift_reason = ${ERASED} where lift_reason is not null and (
      technician_id = ${personId} or workstation_id in (select id from workstation where person_id = ${personId}))`,
    sql`update enrolled_device set os_user = ${ERASED} where person_id = ${personId} or public_key in ${theirKeys(personId)}`,
    sql`delete from article where version = 0
      and from_ticket in (select id from ticket where requester_id = ${personId})`,
    sql`update article set from_ticket = null
      where from_ticket in (select id from ticket where requester_id = ${personId})`,
    sql`delete from ticket_watch where person_id = ${personId}`,
    sql`delete from desk_line where person_id = ${personId}`,
    sql`delete from on_phone where person_id = ${personId}`,
    sql`delete from article_solved where person_id = ${personId}`,
    sql`update workstation set name = ${ERASED}, revoked_at = coalesce(revoked_at, ${now}), changed_at = ${now}
      where person_id = ${personId}`,
    sql`update person set name = ${ERASED}, email = ${erasedEmail(personId)}, email_verified = false,
      image = null, telephone = null, certifications = '{}', two_factor_enabled = false,
      disabled_at = coalesce(disabled_at, ${now}),
      changed_at = ${now}, updated_at = ${now} where id = ${personId}`,
  ];
  for (const statement of statements) await statement.execute(db);
  return Number(gone.numAffectedRows ?? 0);
}

const nameless = JSON.stringify({ name: ERASED });
/** Where a session's phase holds the name on its grant. */
const GRANTED_NAME = sql<string>`'{signed,grant,technician,name}'::text[]`;
/** Of the computers that were theirs. */
const theirKeys = (personId: Id) => sql`(select public_key from workstation where person_id = ${personId})`;

/**
 * Theirs by name; the words of their tickets; the names of their workstations, which often are theirs too, and of who
 * enrolled them; and what somebody looked for in the audit, when it was them.
 */
const theirValues = (personId: Id) => sql<boolean>`(
  person_id = ${personId}
  or person_id is null and name <> 'actor' and event_id in (
    select audit_event.id from audit_event join ticket on ticket.id = ticket_id where requester_id = ${personId})
  or name = 'actor' and event_id in (
    select audit_event.id from audit_event join workstation on workstation.id = actor_workstation_id
    where workstation.person_id = ${personId})
  or event_id in (
    select id from audit_event where kind = 'workstation-enrolled' and body ->> 'publicKey' in ${theirKeys(personId)})
  or name = 'text' and ${isAbout(personId, sql`value #>> '{}'`)}
)`;

/** Whether a text names them, by their name or their address. */
const isAbout = (personId: Id, text: RawBuilder<unknown>) => sql<boolean>`exists (
  select 1 from person where id = ${personId}
    and (position(lower(person.name) in lower(${text})) > 0 or position(person.email in lower(${text})) > 0))`;
