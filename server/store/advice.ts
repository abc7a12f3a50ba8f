import { sql } from 'kysely';
import type { Recommendation, Standing } from '../../app/advice/circumstances.ts';
import type { Candidate } from '../../app/advice/known-incident.ts';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import type { SupportLevel } from '../../app/level/level.ts';
import type { Priority } from '../../app/ticket/priority.ts';
import type { Category } from '../../app/ticket/ticket.ts';
import type { Store } from './open-store.ts';

/** Whose matter it is, as far as it is known: a call has no ticket yet, and perhaps nobody who calls. */
export interface Subject {
  readonly ticketId: Id | null;
  readonly requesterId: Id | null;
  readonly workstationId: Id | null;
  readonly category: Category | null;
}

/** What the tickets of before and those around say about one. */
export interface Surroundings {
  readonly organisationId: Id | null;
  readonly siteId: Id | null;
  readonly repeated: number;
  readonly escalated: number;
  readonly sessions: number;
  /** Different people of the tickets that stand under it. */
  readonly gathered: number;
  readonly parent: { readonly id: Id; readonly reference: string } | null;
  /** What others of the same place opened in the last hours, and nobody has settled yet. */
  readonly around: readonly { readonly requesterId: Id; readonly words: string }[];
}

/** All of it in one go: each part follows an index, and grows with what is found. */
export async function readSurroundings(db: Store, subject: Subject, now: Instant): Promise<Surroundings> {
  const { ticketId, requesterId, workstationId, category } = subject;
  const [month, lately] = [new Date(now - THIRTY_DAYS), new Date(now - LATELY)];
  const theirs = sql`
    select id, category from ticket where requester_id = ${requesterId} and opened_at >= ${month}
      and state <> 'cancelled' and id is distinct from ${ticketId}::uuid
    union select id, category from ticket where workstation_id = ${workstationId} and opened_at >= ${month}
      and state <> 'cancelled' and id is distinct from ${ticketId}::uuid`;
  const { rows } = await sql<Row>`
    with who as (select organisation_id, site_id from person where id = ${requesterId}),
      past as (${theirs}),
      same as (select id from past where category = ${category})
    select (select organisation_id from who) as "organisationId", (select site_id from who) as "siteId",
      (select count(*)::integer from same) as repeated,
      (select count(distinct ticket_id)::integer from hand_over
        where to_level > 1 and ticket_id in (select id from same)) as escalated,
      (select count(*)::integer from remote_session
        where ticket_id in (select id from past) and phase ->> 'type' in ('active', 'ended')) as sessions,
      (select count(distinct requester_id)::integer from ticket
        where parent_id = ${ticketId} and state <> 'cancelled') as gathered,
      (select jsonb_build_object('id', parent.id, 'reference', parent.reference)
        from ticket join ticket parent on parent.id = ticket.parent_id where ticket.id = ${ticketId}) as parent,
      (select coalesce(jsonb_agg(jsonb_build_object('requesterId', requester_id, 'words', words)), '[]') from (
        select requester_id, words from ticket join person on person.id = requester_id, who
        where ticket.state in ('new', 'assigned', 'pending') and opened_at >= ${lately}
          and requester_id <> ${requesterId} and ticket.id is distinct from ${ticketId}::uuid
          and person.organisation_id is not distinct from who.organisation_id
          and (person.site_id is null or who.site_id is null or person.site_id = who.site_id)
        order by opened_at desc limit ${MOST_AROUND}) near) as around`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('what stands around a ticket could not be read');
  return row;
}

type Row = Surroundings;

/** Outages under which somebody still waits, and what else was opened within the last day and nobody has settled yet, the newest first. */
export async function listIncidents(db: Store, now: Instant): Promise<Candidate[]> {
  const { rows } = await sql<Omit<Candidate, 'openedAt'> & { readonly openedAt: Date }>`
    with open as (
      (select ticket.id, (select count(distinct requester_id)::integer from ticket child
          where child.parent_id = ticket.id and child.state <> 'cancelled') as people
        from ticket where state in ('new', 'assigned', 'pending') and id in (select parent_id from ticket
          where parent_id is not null and state in ('new', 'assigned', 'pending'))
        order by opened_at desc limit ${MOST_INCIDENTS})
      union all
      (select ticket.id, null from ticket
        where state in ('new', 'assigned', 'pending') and opened_at >= ${new Date(now - DAY)} and parent_id is null
          and reference like 'INC-%' and not exists (select from ticket child where child.parent_id = ticket.id)
        order by opened_at desc limit ${MOST_INCIDENTS})
    )
    select ticket.id, ticket.reference, ticket.words, ticket.opened_at as "openedAt",
      open.people is not null as "isOutage", 1 + coalesce(open.people, 0) as people,
      (select jsonb_agg(distinct jsonb_build_object('organisationId', organisation_id, 'siteId', site_id))
        from person where id = ticket.requester_id
          or (open.people is not null and id in (select requester_id from ticket under where under.parent_id = ticket.id))
      ) as places
    from open join ticket using (id)`.execute(db);
  return rows.map((row) => ({ ...row, openedAt: row.openedAt.getTime() }));
}

/** What was recommended and what was made of it, for the reports; why stands on the timeline. */
export async function addDecision(
  db: Store,
  decision: {
    readonly id: Id;
    readonly ticketId: Id;
    readonly byId: Id;
    readonly at: Instant;
    readonly recommended: Recommendation;
    readonly given: Standing;
  },
): Promise<void> {
  const { recommended, given } = decision;
  await db
    .insertInto('advice_decision')
    .values({
      id: decision.id,
      ticket_id: decision.ticketId,
      by_id: decision.byId,
      at: new Date(decision.at),
      recommended_level: recommended.level,
      recommended_priority: recommended.priority,
      given_level: given.level,
      given_priority: given.priority,
      level_for: recommended.levelFor.map(({ type }) => type),
      priority_for: recommended.priorityFor.map(({ type }) => type),
    })
    .execute();
}

/** The last word on it: what was recommended then, and what was given. */
export async function findDecision(
  db: Store,
  ticketId: Id,
): Promise<{ readonly recommended: Standing; readonly given: Standing } | undefined> {
  const row = await db
    .selectFrom('advice_decision')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      recommended: standing(row.recommended_level, row.recommended_priority),
      given: standing(row.given_level, row.given_priority),
    }
  );
}

/** The table's own checks hold them to these. */
const standing = (level: number, priority: number): Standing => ({
  level: level as SupportLevel,
  priority: priority as Priority,
});

const DAY = 24 * 60 * 60_000;
const THIRTY_DAYS = 30 * DAY;
/** What began together is told of within so long. */
const LATELY = 4 * 60 * 60_000;
const MOST_AROUND = 300;
const MOST_INCIDENTS = 100;
