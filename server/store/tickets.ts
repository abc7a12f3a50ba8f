import { sql } from 'kysely';
import type { TicketFact } from '../../app/audit/entry.ts';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import type { TicketOutcome, TicketState } from '../../app/ticket/state.ts';
import { OPEN_STATES } from '../../app/ticket/state.ts';
import { Ticket } from '../../app/ticket/ticket.ts';
import type { Store } from './open-store.ts';
import { targetsFrom } from './targets.ts';

export interface NewTicket
  extends Pick<Ticket, 'id' | 'reference' | 'words' | 'impact' | 'urgency' | 'priority' | 'category' | 'channel'> {
  readonly requesterId: Id;
  readonly requestId: Id;
  readonly workstationId: Id | null;
  readonly openedAt: Instant;
}

export async function addTicket(db: Store, ticket: NewTicket): Promise<void> {
  const at = new Date(ticket.openedAt);
  await db
    .insertInto('ticket')
    .values({
      id: ticket.id,
      reference: ticket.reference,
      requester_id: ticket.requesterId,
      request_id: ticket.requestId,
      words: ticket.words,
      impact: ticket.impact,
      urgency: ticket.urgency,
      priority: ticket.priority,
      category: ticket.category,
      channel: ticket.channel,
      state: 'new',
      assignee_id: null,
      workstation_id: ticket.workstationId,
      opened_at: at,
      changed_at: at,
    })
    .execute();
}

/** What goes with the state that a ticket is in, and goes when it leaves it. */
export interface Standing {
  /** What its requester is asked for. */
  readonly awaited?: string;
  readonly closesAt?: Instant;
  readonly outcome?: TicketOutcome;
  readonly closedAt?: Instant;
}

export async function changeTicket(
  db: Store,
  ticketId: Id,
  change: {
    state?: TicketState;
    standing?: Standing;
    assigneeId?: Id | null;
    teamId?: Id | null;
    snoozedUntil?: Instant | null;
    judged?: Pick<Ticket, 'impact' | 'urgency' | 'category' | 'priority' | 'priorityGiven'>;
    /** Left out where the support does something among itself: its requester sees when their ticket changed. */
    at?: Instant;
  },
): Promise<void> {
  await db
    .updateTable('ticket')
    .set({
      ...(change.at === undefined ? {} : { changed_at: new Date(change.at) }),
      ...(change.state === undefined ? {} : { state: change.state, ...columnsOf(change.standing) }),
      ...(change.assigneeId === undefined ? {} : { assignee_id: change.assigneeId }),
      ...(change.teamId === undefined ? {} : { team_id: change.teamId }),
      ...(change.snoozedUntil === undefined
        ? {}
        : { snoozed_until: change.snoozedUntil === null ? null : new Date(change.snoozedUntil) }),
      ...(change.judged === undefined
        ? {}
        : {
            impact: change.judged.impact,
            urgency: change.judged.urgency,
            category: change.judged.category,
            priority: change.judged.priority,
            priority_given: change.judged.priorityGiven,
          }),
    })
    .where('id', '=', ticketId)
    .execute();
}

const columnsOf = ({ awaited, closesAt, outcome, closedAt }: Standing = {}) => ({
  awaited: awaited ?? null,
  outcome: outcome ?? null,
  closes_at: closesAt === undefined ? null : new Date(closesAt),
  closed_at: closedAt === undefined ? null : new Date(closedAt),
});

/** Nobody else changes the ticket until this transaction ends; others may still read it or hang lines on it. */
export async function lockTicket(db: Store, ticketId: Id): Promise<Ticket | undefined> {
  await db.selectFrom('ticket').select('id').where('id', '=', ticketId).forNoKeyUpdate().execute();
  return await findTicket(db, ticketId);
}

export async function findTicket(db: Store, ticketId: Id): Promise<Ticket | undefined> {
  const row = await ticketViews(db).where('ticket.id', '=', ticketId).executeTakeFirst();
  return row && ticketFrom(row);
}

/** Throws when it is not there: for those who have just written it or hold its lock. */
export async function readTicket(db: Store, ticketId: Id): Promise<Ticket> {
  const ticket = await findTicket(db, ticketId);
  if (ticket === undefined) throw new Error(`ticket ${ticketId} is gone`);
  return ticket;
}

export async function findTicketByRequest(db: Store, requesterId: Id, requestId: Id): Promise<Ticket | undefined> {
  const row = await ticketViews(db)
    .where('ticket.requester_id', '=', requesterId)
    .where('ticket.request_id', '=', requestId)
    .executeTakeFirst();
  return row && ticketFrom(row);
}

export async function countOpenTicketsOf(db: Store, requesterId: Id): Promise<number> {
  const { count } = await db
    .selectFrom('ticket')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('requester_id', '=', requesterId)
    .where('state', 'in', OPEN_STATES)
    .executeTakeFirstOrThrow();
  return count;
}

/** A requester's own, the newest first. */
export async function listTicketsOf(db: Store, requesterId: Id): Promise<Ticket[]> {
  const rows = await ticketViews(db)
    .where('ticket.requester_id', '=', requesterId)
    .orderBy('ticket.opened_at', 'desc')
    .orderBy('ticket.id', 'desc')
    .limit(200)
    .execute();
  return rows.map(ticketFrom);
}

/** Those that wait for a technician, the longest waiting first. */
export async function listWaitingTickets(db: Store): Promise<Ticket[]> {
  const rows = await ticketViews(db, { places: false })
    .where('ticket.state', '=', 'new')
    .orderBy('ticket.opened_at')
    .orderBy('ticket.id')
    .execute();
  // Each one's place is how many stand before it here.
  return rows.map((row, ahead) => ({ ...ticketFrom(row), ahead }));
}

export async function listOpenTicketsAt(db: Store, workstationId: Id): Promise<Ticket[]> {
  const rows = await ticketViews(db)
    .where('ticket.workstation_id', '=', workstationId)
    .where('ticket.state', 'in', OPEN_STATES)
    .execute();
  return rows.map(ticketFrom);
}

export async function listOpenTicketsOf(db: Store, requesterId: Id): Promise<Ticket[]> {
  const rows = await ticketViews(db)
    .where('ticket.requester_id', '=', requesterId)
    .where('ticket.state', 'in', OPEN_STATES)
    .execute();
  return rows.map(ticketFrom);
}

/** Every ticket as people see it: with names, the place in the queue unless that is left out, and whether the workstation is connected now. */
export const ticketViews = (db: Store, { places = true }: { readonly places?: boolean } = {}) =>
  db
    .selectFrom('ticket')
    .innerJoin('person as requester', 'requester.id', 'ticket.requester_id')
    .leftJoin('person as assignee', 'assignee.id', 'ticket.assignee_id')
    .leftJoin('team', 'team.id', 'ticket.team_id')
    .leftJoin('workstation', 'workstation.id', 'ticket.workstation_id')
    .leftJoin('attachment', 'attachment.workstation_id', 'ticket.workstation_id')
    // All but the text that it is found by, which is as long as everything else of it.
    .select([
      'ticket.id',
      'ticket.reference',
      'ticket.requester_id',
      'ticket.words',
      'ticket.impact',
      'ticket.urgency',
      'ticket.priority',
      'ticket.priority_given',
      'ticket.category',
      'ticket.channel',
      'ticket.level',
      'ticket.team_id',
      'ticket.snoozed_until',
      'ticket.state',
      'ticket.outcome',
      'ticket.awaited',
      'ticket.assignee_id',
      'ticket.workstation_id',
      'ticket.opened_at',
      'ticket.changed_at',
      'ticket.answered_at',
      'ticket.resolved_at',
      'ticket.promised',
      'ticket.respond_warn_at',
      'ticket.respond_due_at',
      'ticket.resolve_warn_at',
      'ticket.resolve_due_at',

      'requester.name as requester_name',
      'assignee.name as assignee_name',
      'assignee.level as assignee_level',
      'assignee.team as assignee_team',
      'team.name as team_name',
      'workstation.name as workstation_name',
      sql<boolean>`attachment.broker in (select number from live_broker) and workstation.revoked_at is null`.as(
        'online',
      ),
      sql<string | null>`case when ${places}::boolean and ticket.state = 'new' then (
        select count(*) from ticket earlier
        where earlier.state = 'new' and (earlier.opened_at, earlier.id) < (ticket.opened_at, ticket.id)
      ) end`.as('ahead'),
    ])
    .select((row) =>
      row
        .selectFrom('audit_event')
        .innerJoin('audit_value', 'audit_value.event_id', 'audit_event.id')
        .select('audit_value.value')
        .whereRef('audit_event.ticket_id', '=', 'ticket.id')
        .where('audit_event.kind', '=', 'ticket-resolved' satisfies TicketFact['type'])
        .where('audit_value.name', '=', 'words')
        .orderBy('audit_event.seq', 'desc')
        .limit(1)
        .as('resolution'),
    );

type View = Awaited<ReturnType<ReturnType<typeof ticketViews>['execute']>>[number];

export const ticketFrom = (row: View): Ticket =>
  Ticket.parse({
    id: row.id,
    reference: row.reference,
    requester: { id: row.requester_id, name: row.requester_name },
    words: row.words,
    impact: row.impact,
    urgency: row.urgency,
    priority: row.priority,
    priorityGiven: row.priority_given,
    category: row.category,
    channel: row.channel,
    level: row.level,
    team: row.team_id && { id: row.team_id, name: row.team_name },
    targets: targetsFrom(row),
    snoozedUntil: row.snoozed_until?.getTime() ?? null,
    state: row.state,
    outcome: row.outcome,
    awaited: row.awaited,
    assignee: row.assignee_id && {
      id: row.assignee_id,
      name: row.assignee_name,
      level: row.assignee_level,
      team: row.assignee_team ?? '',
    },
    resolution: row.resolution,
    openedAt: row.opened_at.getTime(),
    changedAt: row.changed_at.getTime(),
    ahead: row.ahead === null ? null : Number(row.ahead),
    workstation: row.workstation_id && {
      id: row.workstation_id,
      name: row.workstation_name,
      online: row.online === true,
    },
  });
