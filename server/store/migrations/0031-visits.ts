import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What somebody did for a ticket away from its screen: guidance by telephone, and visits. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table intervention (
    id uuid primary key,
    ticket_id uuid not null references ticket,
    kind text not null check (kind in ('telephone', 'on-site')),
    technician_id uuid not null references person,
    -- of a telephone call: open, done; of a visit: proposed, agreed, done, cancelled
    state text not null,
    made_at timestamptz not null,
    -- when somebody began to guide, or was there
    started_at timestamptz,
    ended_at timestamptz,
    -- how long it took, by the clock or as it was corrected
    minutes integer check (minutes between 0 and 1440),
    -- a visit that was called off because it was settled without one is 'avoided'
    outcome text check (outcome in ('solved', 'goes-on', 'not-reached', 'come-back', 'escalate', 'avoided')),
    -- why help at a distance was not enough
    reason text check (reason in ('hands-needed', 'unreachable', 'remote-closed', 'remote-failed', 'guiding-failed')),
    article_id uuid references article,
    dates jsonb not null default '[]',
    agreed_from timestamptz,
    agreed_until timestamptz,
    -- grows with every change that a calendar has to hear of
    revision integer not null default 0,
    reminded_at timestamptz,
    cancelled_at timestamptz,
    cancelled_by text check (cancelled_by in ('requester', 'technician', 'ticket')),
    -- everything that tells of people: words, place, signature; null once it was erased
    told jsonb,
    check (case kind
      when 'telephone' then state in ('open', 'done') and started_at is not null and reason is null
      else state in ('proposed', 'agreed', 'done', 'cancelled') and reason is not null end),
    check ((kind = 'on-site' and state = 'agreed') <= (agreed_from is not null)),
    check ((state = 'done') <= (ended_at is not null)),
    check ((state = 'cancelled') = (cancelled_at is not null and cancelled_by is not null)),
    check (agreed_from < agreed_until)
  )`,
  'create index intervention_ticket on intervention (ticket_id, made_at)',
  /** Nobody guides two people at once, and nobody travels twice for one ticket. */
  `create unique index intervention_open on intervention (technician_id) where kind = 'telephone' and state = 'open'`,
  `create unique index intervention_planned on intervention (ticket_id)
    where kind = 'on-site' and state in ('proposed', 'agreed')`,
  `create index intervention_reminder on intervention (agreed_from) where state = 'agreed' and reminded_at is null`,
];
