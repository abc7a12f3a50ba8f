import { sql } from 'kysely';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import type { Guidance, Visit } from '../../../app/visit/intervention.ts';
import { RemoteHelp } from '../../../app/visit/intervention.ts';
import { PLANNED } from '../../../app/visit/state.ts';
import type { Store } from '../open-store.ts';
import type { Kept, KeptGuidance, KeptVisit } from './rows.ts';
import { keptFrom, toldOf, views } from './rows.ts';

/** In the order in which they were begun or proposed. */
export async function listInterventions(db: Store, ticketId: Id): Promise<Kept[]> {
  const rows = await views(db).where('intervention.ticket_id', '=', ticketId).orderBy('made_at').execute();
  return rows.map(keptFrom);
}

/** Whoever changes it holds its ticket's lock; undefined when it is not there. */
export async function findIntervention(db: Store, id: Id): Promise<Kept | undefined> {
  const row = await views(db).where('intervention.id', '=', id).executeTakeFirst();
  return row && keptFrom(row);
}

/** The guidance that somebody is on the phone for. */
export async function findOpenGuidance(db: Store, technicianId: Id): Promise<KeptGuidance | undefined> {
  const row = await views(db)
    .where('technician_id', '=', technicianId)
    .where('kind', '=', 'telephone')
    .where('intervention.state', '=', 'open')
    .executeTakeFirst();
  const kept = row && keptFrom(row);
  return kept?.kind === 'telephone' ? kept : undefined;
}

/** The visit that somebody means to make for a ticket. */
export async function findPlannedVisit(db: Store, ticketId: Id): Promise<KeptVisit | undefined> {
  const row = await views(db)
    .where('intervention.ticket_id', '=', ticketId)
    .where('kind', '=', 'on-site')
    .where('intervention.state', 'in', PLANNED)
    .executeTakeFirst();
  const kept = row && keptFrom(row);
  return kept?.kind === 'on-site' ? kept : undefined;
}

/** Screens that were seen for a ticket. */
export async function listRemoteHelp(db: Store, ticketId: Id): Promise<RemoteHelp[]> {
  const rows = await db
    .selectFrom('remote_session')
    .innerJoin('audit_event', 'audit_event.session_id', 'remote_session.id')
    .innerJoin('person', 'person.id', 'remote_session.technician_id')
    .select(['remote_session.id', 'person.id as technician_id', 'person.name'])
    .select(sql<string>`min(audit_event.body ->> 'at')`.as('started'))
    .select(sql<string | null>`case when phase ->> 'type' = 'ended' then phase ->> 'at' end`.as('ended'))
    .where('remote_session.ticket_id', '=', ticketId)
    .where('audit_event.ticket_id', '=', ticketId)
    .where('audit_event.kind', '=', 'first-frame')
    .groupBy(['remote_session.id', 'person.id'])
    .execute();
  return rows.map(({ id, technician_id, name, started, ended }) =>
    RemoteHelp.parse({
      kind: 'remote',
      id,
      technician: { id: technician_id, name },
      startedAt: Number(started),
      endedAt: ended === null ? null : Number(ended),
    }),
  );
}

/** Agreed on, not reminded of yet, and beginning before `before`; those that have begun need no reminder. */
export async function listToRemind(db: Store, now: Instant, before: Instant, most: number): Promise<Id[]> {
  const rows = await db
    .selectFrom('intervention')
    .select('id')
    .where('state', '=', 'agreed')
    .where('reminded_at', 'is', null)
    .where('agreed_from', '>', new Date(now))
    .where('agreed_from', '<=', new Date(before))
    .orderBy('agreed_from')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

/** False when that id is taken, or whoever guides is on the phone for somebody already. */
export async function addGuidance(db: Store, guidance: Guidance, ticketId: Id): Promise<boolean> {
  const { id, technician, startedAt, article } = guidance;
  const added = await db
    .insertInto('intervention')
    .values({
      id,
      ticket_id: ticketId,
      kind: 'telephone',
      technician_id: technician.id,
      state: 'open',
      made_at: new Date(startedAt),
      started_at: new Date(startedAt),
      article_id: article?.id ?? null,
      told: toldOf(guidance),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

export async function saveGuidance(db: Store, guidance: Guidance): Promise<void> {
  const { id, endedAt, minutes, outcome } = guidance;
  const ended = endedAt === null ? {} : ({ state: 'done', ended_at: new Date(endedAt), minutes, outcome } as const);
  await db
    .updateTable('intervention')
    .set({ ...ended, told: toldOf(guidance) })
    .where('id', '=', id)
    .execute();
}

/** False when that id is taken, or somebody means to travel for that ticket already. */
export async function addVisit(db: Store, visit: Visit, ticketId: Id): Promise<boolean> {
  const added = await db
    .insertInto('intervention')
    .values({
      id: visit.id,
      ticket_id: ticketId,
      kind: 'on-site',
      technician_id: visit.technician.id,
      state: visit.state,
      made_at: new Date(visit.proposedAt),
      reason: visit.reason,
      dates: JSON.stringify(visit.dates),
      told: toldOf(visit),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** As it stands now; what a calendar has to hear of is one revision later, and reminded of anew. */
export async function saveVisit(db: Store, visit: Visit): Promise<void> {
  const { id, technician, state, dates, agreed, cancelled, report } = visit;
  const from = agreed && new Date(agreed.from);
  await db
    .updateTable('intervention')
    .set({
      technician_id: technician.id,
      state,
      dates: JSON.stringify(dates),
      agreed_from: from,
      agreed_until: agreed && new Date(agreed.until),
      revision: sql<number>`revision + 1`,
      reminded_at: null,
      cancelled_at: cancelled && new Date(cancelled.at),
      cancelled_by: cancelled?.by ?? null,
      outcome: report?.outcome ?? (cancelled?.avoided === true ? 'avoided' : null),
      ...(report === null
        ? {}
        : {
            started_at: new Date(report.startedAt),
            ended_at: new Date(report.startedAt + report.minutes * 60_000),
            minutes: report.minutes,
          }),
      told: toldOf(visit),
    })
    .where('id', '=', id)
    .execute();
}

export async function isReminded(db: Store, id: Id): Promise<boolean> {
  const row = await db.selectFrom('intervention').select('reminded_at').where('id', '=', id).executeTakeFirst();
  return row !== undefined && row.reminded_at !== null;
}

export async function markReminded(db: Store, id: Id, at: Instant): Promise<void> {
  await db
    .updateTable('intervention')
    .set({ reminded_at: new Date(at) })
    .where('id', '=', id)
    .execute();
}
