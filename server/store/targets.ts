import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import type { Pause } from '../../app/targets/clock.ts';
import type { Deadline, Deadlines, Target } from '../../app/targets/deadlines.ts';
import { Priority } from '../../app/ticket/priority.ts';
import { OPEN_STATES } from '../../app/ticket/state.ts';
import type { Store } from './open-store.ts';
import type { TicketTable } from './tables.ts';

/** What the targets of a ticket are reckoned from. */
export interface Reckoned {
  readonly priority: Priority;
  /** The requester's; null where they belong to none. */
  readonly organisationId: Id | null;
  readonly openedAt: Instant;
  readonly answeredAt: Instant | null;
  readonly resolvedAt: Instant | null;
  readonly pauses: readonly Pause[];
}

export async function readReckoned(db: Store, ticketId: Id): Promise<Reckoned> {
  const row = await db
    .selectFrom('ticket')
    .innerJoin('person', 'person.id', 'ticket.requester_id')
    .select(['priority', 'person.organisation_id', 'opened_at', 'answered_at', 'resolved_at'])
    .where('ticket.id', '=', ticketId)
    .executeTakeFirstOrThrow();
  const pauses = await db
    .selectFrom('ticket_pause')
    .select(['from_at', 'to_at'])
    .where('ticket_id', '=', ticketId)
    .orderBy('from_at')
    .execute();
  return {
    priority: Priority.parse(row.priority),
    organisationId: row.organisation_id,
    openedAt: row.opened_at.getTime(),
    answeredAt: instantOf(row.answered_at),
    resolvedAt: instantOf(row.resolved_at),
    pauses: pauses.map(({ from_at, to_at }) => ({ from: from_at.getTime(), to: instantOf(to_at) })),
  };
}

/** `deadlines`: null where nothing was promised. What was told of a target that has moved away again is told anew. */
export async function saveReckoned(db: Store, ticketId: Id, deadlines: Deadlines | null, at: Instant): Promise<void> {
  const columns = (deadline: Deadline | undefined) => ({
    warn: dateOf(deadline?.warnAt ?? null),
    due: dateOf(deadline?.dueAt ?? null),
  });
  const [respond, resolve] = [columns(deadlines?.respond), columns(deadlines?.resolve)];
  const now = new Date(at);
  const told = (before: 'respond_told' | 'resolve_told', { warn, due }: { warn: Date | null; due: Date | null }) =>
    sql<number>`least(${sql.ref(before)}, case
      when ${due}::timestamptz < ${now}::timestamptz then 2
      when ${warn}::timestamptz <= ${now}::timestamptz then 1
      else 0 end)`;
  await db
    .updateTable('ticket')
    .set({
      promised: deadlines !== null,
      respond_warn_at: respond.warn,
      respond_due_at: respond.due,
      resolve_warn_at: resolve.warn,
      resolve_due_at: resolve.due,
      respond_told: told('respond_told', respond),
      resolve_told: told('resolve_told', resolve),
      // A contract that a broker with a faster clock has changed counts as seen.
      reckoned_at: sql<Date>`greatest(${now}::timestamptz, (select max(contract.changed_at) from contract
        join person on person.organisation_id = contract.organisation_id where person.id = ticket.requester_id),
        (select updated_at from person where id = ticket.requester_id))`,
    })
    .where('id', '=', ticketId)
    .execute();
}

/** As they stand on a ticket; null where nothing was promised. */
export function targetsFrom(row: TargetColumns): Deadlines | null {
  if (!row.promised) return null;
  const { respond_warn_at, respond_due_at, answered_at, resolve_warn_at, resolve_due_at, resolved_at } = row;
  return {
    respond: deadlineFrom(respond_warn_at, respond_due_at, answered_at),
    resolve: deadlineFrom(resolve_warn_at, resolve_due_at, resolved_at),
  };
}

type TargetColumns = Pick<
  Selectable<TicketTable>,
  | 'promised'
  | 'respond_warn_at'
  | 'respond_due_at'
  | 'answered_at'
  | 'resolve_warn_at'
  | 'resolve_due_at'
  | 'resolved_at'
>;

const deadlineFrom = (warn: Date | null, due: Date | null, met: Date | null): Deadline => ({
  warnAt: instantOf(warn),
  dueAt: instantOf(due),
  metAt: instantOf(met),
});

/** Only the first answer counts. */
export async function noteAnswered(db: Store, ticketId: Id, at: Instant): Promise<void> {
  await db
    .updateTable('ticket')
    .set({ answered_at: new Date(at) })
    .where('id', '=', ticketId)
    .where('answered_at', 'is', null)
    .execute();
}

export async function noteResolved(db: Store, ticketId: Id, at: Instant | null): Promise<void> {
  await db
    .updateTable('ticket')
    .set({ resolved_at: dateOf(at) })
    .where('id', '=', ticketId)
    .execute();
}

/** One that goes on already, or that ended at this very moment, goes on. */
export async function openPause(db: Store, ticketId: Id, at: Instant): Promise<void> {
  await sql`update ticket_pause set to_at = null
    where ticket_id = ${ticketId} and from_at = (
        select min(from_at) from ticket_pause where ticket_id = ${ticketId} and to_at = ${new Date(at)})
      and not exists (select from ticket_pause where ticket_id = ${ticketId} and to_at is null)`.execute(db);
  await db
    .insertInto('ticket_pause')
    .values({ ticket_id: ticketId, from_at: new Date(at), to_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function closePause(db: Store, ticketId: Id, at: Instant): Promise<void> {
  await db
    .updateTable('ticket_pause')
    .set({ to_at: sql<Date>`greatest(from_at, ${new Date(at)}::timestamptz)` })
    .where('ticket_id', '=', ticketId)
    .where('to_at', 'is', null)
    .execute();
}

/** Open tickets whose contract or requester changed since they were reckoned, or that were reckoned before `before`. */
export async function listOutdated(db: Store, before: Instant, most: number): Promise<Id[]> {
  const rows = await db
    .selectFrom('ticket')
    .innerJoin('person', 'person.id', 'ticket.requester_id')
    .select('ticket.id')
    .where('ticket.state', 'in', OPEN_STATES)
    .where((where) =>
      where.or([
        where('reckoned_at', 'is', null),
        where('reckoned_at', '<', new Date(before)),
        where.exists(
          where
            .selectFrom('contract')
            .select('contract.id')
            .whereRef('contract.organisation_id', '=', 'person.organisation_id')
            .whereRef('contract.changed_at', '>', 'ticket.reckoned_at'),
        ),
        where('person.updated_at', '>', where.ref('ticket.reckoned_at')),
      ]),
    )
    .orderBy('reckoned_at', (order) => order.asc().nullsFirst())
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

/** A target of an open ticket that came near, or was missed, and of which nobody was told yet. */
export interface Untold {
  readonly ticketId: Id;
  readonly target: Target;
  readonly standing: 'near' | 'missed';
  readonly dueAt: Instant;
}

interface UntoldWish extends Partial<Pick<Untold, 'ticketId' | 'target'>> {
  readonly most: number;
}

export async function listUntold(db: Store, now: Instant, { most, ticketId, target }: UntoldWish): Promise<Untold[]> {
  const of = sql`${ticketId === undefined ? sql`true` : sql`id = ${ticketId}`} and ${target === undefined ? sql`true` : sql`target = ${target}`}`;
  const { rows } = await sql<{ id: Id; target: Target; missed: boolean; due: Date }>`
    select id, target, missed, due from ticket cross join lateral (values
      ('respond', respond_due_at < ${new Date(now)}, respond_warn_at, respond_due_at, respond_told, answered_at is null),
      ('resolve', resolve_due_at < ${new Date(now)}, resolve_warn_at, resolve_due_at, resolve_told, true)
    ) as one (target, missed, warn, due, told, waits)
    where state in ('new', 'assigned') and least(respond_warn_at, resolve_warn_at) <= ${new Date(now)}
      and waits and warn <= ${new Date(now)} and told < case when missed then 2 else 1 end
      and ${of}
    limit ${most}`.execute(db);
  return rows.map(({ id, missed, due, ...one }) => ({
    ticketId: id,
    target: one.target,
    standing: missed ? 'missed' : 'near',
    dueAt: due.getTime(),
  }));
}

export async function noteTold(db: Store, { ticketId, target, standing }: Untold): Promise<void> {
  const level = standing === 'missed' ? 2 : 1;
  const column = target === 'respond' ? { respond_told: level } : { resolve_told: level };
  await db.updateTable('ticket').set(column).where('id', '=', ticketId).execute();
}

const instantOf = (date: Date | null): Instant | null => date?.getTime() ?? null;
const dateOf = (at: Instant | null): Date | null => (at === null ? null : new Date(at));
