import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What reports count of each ticket, written down in the transaction in which it happens. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...figures, ...kept, FILL_FIGURES, ...indices]) await sql.raw(statement).execute(db);
}

/** Narrow on purpose, with nothing of anybody in it: a report reads one row for each ticket of its period. */
const figures = [
  `create table ticket_figure (
    ticket_id uuid primary key references ticket on delete cascade,
    opened_at timestamptz not null,
    state text not null,
    category text,
    level smallint not null,
    -- of whoever has it, or had it last; before that the one it waits for
    team_id uuid references team,
    -- the requester's when they asked
    organisation_id uuid references organisation,
    -- whose hours the two times below were counted in; null for every hour
    contract_id uuid references contract,
    answer_seconds integer check (answer_seconds >= 0),
    resolve_seconds integer check (resolve_seconds >= 0),
    -- null where nothing was promised, or nothing can be said yet
    answer_kept boolean,
    resolve_kept boolean,
    hands smallint not null default 0,
    waits smallint not null default 0,
    escalations smallint not null default 0,
    returns smallint not null default 0,
    reopenings smallint not null default 0,
    remote boolean not null default false,
    guided boolean not null default false,
    on_site boolean not null default false,
    face smallint,
    first_contact boolean generated always as (
      state in ('resolved', 'closed') and level = 1 and hands = 1 and waits = 0 and escalations = 0 and reopenings = 0
    ) stored
  ) with (fillfactor = 80)`,
];

/** However a ticket comes to change, its figures change with it; once it is closed they stay, until it is taken up again. */
const kept = [
  `create function keep_figure() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        insert into ticket_figure (ticket_id, opened_at, state, category, level, team_id, organisation_id)
          select new.id, new.opened_at, new.state, new.category, new.level, new.team_id, person.organisation_id
          from person where person.id = new.requester_id;
        return null;
      end if;
      update ticket_figure figure set
        opened_at = new.opened_at,
        state = new.state,
        category = new.category,
        level = new.level,
        team_id = coalesce((select person.team_id from person where person.id = new.assignee_id), new.team_id, figure.team_id),
        organisation_id = coalesce(figure.organisation_id,
          (select person.organisation_id from person where person.id = new.requester_id)),
        resolve_seconds = case when new.resolved_at is not null then figure.resolve_seconds end,
        answer_kept = case
          when new.state in ('closed', 'cancelled') then figure.answer_kept
          when not new.promised then null
          when new.answered_at is not null then not coalesce(new.respond_due_at < new.answered_at, false)
          when new.respond_told = 2 then false end,
        resolve_kept = case
          when new.state in ('closed', 'cancelled') then figure.resolve_kept
          when not new.promised then null
          when new.resolved_at is not null then not coalesce(new.resolve_due_at < new.resolved_at, false)
          when new.resolve_told = 2 then false end,
        hands = figure.hands
          + (new.assignee_id is not null and new.assignee_id is distinct from old.assignee_id)::integer,
        waits = figure.waits + (new.state = 'pending' and old.state <> 'pending')::integer,
        reopenings = figure.reopenings
          + (old.state in ('resolved', 'closed') and new.state in ('new', 'assigned'))::integer
      where figure.ticket_id = new.id;
      return null;
    end $$`,
  `create trigger ticket_figured after insert on ticket for each row execute function keep_figure()`,
  `create trigger ticket_refigured after update of requester_id, opened_at, state, category, level, team_id, assignee_id,
      answered_at, resolved_at, promised, respond_due_at, resolve_due_at, respond_told, resolve_told on ticket
    for each row execute function keep_figure()`,
  `create function count_hand_over() returns trigger language plpgsql as $$
    begin
      update ticket_figure set
        escalations = escalations + (new.to_level > new.from_level)::integer,
        returns = returns + (new.to_level < new.from_level)::integer
      where ticket_id = new.ticket_id;
      return null;
    end $$`,
  `create trigger hand_over_counted after insert on hand_over for each row execute function count_hand_over()`,
  `create function keep_face() returns trigger language plpgsql as $$
    begin
      update ticket_figure set face = new.face where ticket_id = new.ticket_id;
      return null;
    end $$`,
  `create trigger satisfaction_kept after insert on satisfaction for each row execute function keep_face()`,
  // A session counts once somebody's screen was seen.
  `create function count_remote() returns trigger language plpgsql as $$
    begin
      update ticket_figure set remote = true where ticket_id = new.ticket_id and not remote;
      return null;
    end $$`,
  `create trigger remote_counted after update of phase on remote_session for each row
    when (new.phase ->> 'type' = 'active' and old.phase ->> 'type' <> 'active') execute function count_remote()`,
  // So do a call in which somebody was reached and a visit, once they are over.
  `create function count_intervention() returns trigger language plpgsql as $$
    begin
      update ticket_figure set
        guided = guided or new.kind = 'telephone',
        on_site = on_site or new.kind = 'on-site'
      where ticket_id = new.ticket_id;
      return null;
    end $$`,
  `create trigger intervention_counted after insert or update of state on intervention for each row
    when (new.state = 'done' and new.outcome <> 'not-reached') execute function count_intervention()`,
];

/** Of what was there before: all but the times, which nobody counted in their contract's hours when they passed. */
export const FILL_FIGURES = `insert into ticket_figure (ticket_id, opened_at, state, category, level, team_id,
    organisation_id, answer_kept, resolve_kept, hands, waits, escalations, returns, reopenings, remote,
    guided, on_site, face)
  select ticket.id, ticket.opened_at, ticket.state, ticket.category, ticket.level,
    coalesce(assignee.team_id, ticket.team_id), requester.organisation_id,
    case when promised and answered_at is not null then not coalesce(respond_due_at < answered_at, false) end,
    case when promised and resolved_at is not null then not coalesce(resolve_due_at < resolved_at, false) end,
    coalesce(told.taken, 0), coalesce(told.waited, 0), coalesce(moved.up, 0), coalesce(moved.down, 0),
    coalesce(told.reopened, 0), coalesce(told.seen, false),
    exists (select from intervention one where one.ticket_id = ticket.id and one.kind = 'telephone' and one.state = 'done'
      and one.outcome <> 'not-reached'),
    exists (select from intervention one where one.ticket_id = ticket.id and one.kind = 'on-site' and one.state = 'done'),
    satisfaction.face
  from ticket
    join person requester on requester.id = ticket.requester_id
    left join person assignee on assignee.id = ticket.assignee_id
    left join (select ticket_id,
        count(*) filter (where kind = 'ticket-taken') as taken,
        count(*) filter (where kind = 'requester-asked') as waited,
        count(*) filter (where kind = 'ticket-reopened') as reopened,
        bool_or(kind = 'first-frame') as seen
      from audit_event where kind in ('ticket-taken', 'requester-asked', 'ticket-reopened', 'first-frame')
      group by ticket_id) told on told.ticket_id = ticket.id
    left join (select ticket_id, count(*) filter (where to_level > from_level) as up,
        count(*) filter (where to_level < from_level) as down
      from hand_over group by ticket_id) moved on moved.ticket_id = ticket.id
    left join satisfaction on satisfaction.ticket_id = ticket.id`;

const indices = [
  'create index ticket_figure_opened on ticket_figure (opened_at)',
  'create index ticket_figure_team on ticket_figure (team_id, opened_at)',
  'create index ticket_figure_organisation on ticket_figure (organisation_id, opened_at)',
];
