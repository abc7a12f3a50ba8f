import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Signed credentials of sessions, numbers of policy snapshots, blocked technicians, and who hears that rights changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...papers, ...blocks, ...changes]) await sql.raw(statement).execute(db);
}

const papers = [
  /** Null for sessions of before. */
  'alter table remote_session add column credential jsonb',
  'create sequence policy_snapshot_serial',
];

const blocks = [
  `create table technician_block (
    id uuid primary key,
    workstation_id uuid not null references workstation,
    technician_id uuid not null references person,
    ticket_id uuid not null references ticket,
    session_id uuid not null references remote_session,
    cause text not null check (cause in ('refusals', 'report')),
    at timestamptz not null,
    lifted_at timestamptz,
    lifted_by uuid references person,
    lift_reason text,
    check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_reason is null))
  )`,
  `create unique index technician_block_standing on technician_block (workstation_id, technician_id)
    where lifted_at is null`,
  'create index technician_block_at on technician_block (at desc)',
];

/** Whatever changes rights, every broker looks at the workstations and sessions that it holds; arguments: what it is about, and the column that names it. */
const changes = [
  `create function tell_rights_changed() returns trigger language plpgsql as $$
    begin
      perform pg_notify('accord', json_build_object(
        'kind', 'rights-changed', 'of', tg_argv[0], 'id', to_jsonb(new) ->> tg_argv[1])::text);
      return null;
    end $$`,
  ...[
    ['policy_version_told after insert on policy_version for each row', 'rules', ''],
    ['contract_told after insert or update on contract for each row', 'organisation', 'organisation_id'],
    [
      `workstation_told after update on workstation for each row when (
        (old.organisation_id, old.site_id, old.tags) is distinct from (new.organisation_id, new.site_id, new.tags))`,
      'workstation',
      'id',
    ],
    [
      `person_told after update on person for each row when (
        (old.name, old.role, old.level, old.team_id, old.certifications, old.disabled_at, old.organisation_id, old.site_id)
        is distinct from
        (new.name, new.role, new.level, new.team_id, new.certifications, new.disabled_at, new.organisation_id, new.site_id))`,
      'person',
      'id',
    ],
    ['team_told after update on team for each row when (old.kind <> new.kind)', 'team', 'id'],
    [
      'block_told after update on technician_block for each row when (old.lifted_at is null and new.lifted_at is not null)',
      'workstation',
      'workstation_id',
    ],
  ].map(
    ([trigger, of, column]) => `create trigger ${trigger} execute function tell_rights_changed('${of}', '${column}')`,
  ),
];
