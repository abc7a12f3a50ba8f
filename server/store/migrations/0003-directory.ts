import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Organisations, their sites and contracts, teams, and where people and workstations belong among them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...organisations, ...teams, ...people, ...workstations, ...enrolment])
    await sql.raw(statement).execute(db);
}

const organisations = [
  `create table organisation (
    id uuid primary key,
    name text not null,
    archived boolean not null default false,
    changed_at timestamptz not null
  )`,
  'create unique index organisation_name on organisation (lower(name)) where not archived',
  `create table site (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    name text not null,
    time_zone text not null,
    archived boolean not null default false,
    changed_at timestamptz not null,
    unique (organisation_id, id)
  )`,
  'create unique index site_name on site (organisation_id, lower(name)) where not archived',
];

const teams = [
  `create table team (
    id uuid primary key default gen_random_uuid(),
    name text not null,
    level smallint not null check (level between 1 and 3),
    kind text not null check (kind in ('internal', 'external')),
    archived boolean not null default false,
    changed_at timestamptz not null default now()
  )`,
  'create unique index team_name on team (lower(name)) where not archived',
  `create table contract (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    name text not null,
    terms jsonb not null,
    starts_on date not null,
    ends_on date check (ends_on >= starts_on),
    holidays jsonb not null,
    targets jsonb not null,
    on_site text not null,
    specialist_team_id uuid references team,
    archived boolean not null default false,
    changed_at timestamptz not null
  )`,
  'create index contract_organisation on contract (organisation_id, starts_on) where not archived',
];

/** `team` and `level` of a person follow from the team, unless a level was given: nobody writes them by hand any more. */
const people = [
  `alter table person
    add column team_id uuid references team,
    add column own_level smallint check (own_level between 1 and 3),
    add column organisation_id uuid references organisation,
    add column site_id uuid,
    add column certifications text[] not null default '{}',
    add column disabled_at timestamptz,
    add column changed_at timestamptz not null default now(),
    add foreign key (organisation_id, site_id) references site (organisation_id, id),
    add check (site_id is null or organisation_id is not null)`,
  `insert into team (name, level, kind)
    select min(team), mode() within group (order by level), 'internal' from person where team is not null group by lower(team)`,
  'update person set team_id = team.id from team where lower(team.name) = lower(person.team)',
  'update person set own_level = level where level is distinct from (select level from team where team.id = team_id)',
  `create function follow_team() returns trigger language plpgsql as $$
    begin
      new.team := null;
      new.level := new.own_level;
      if new.team_id is not null then
        select name, coalesce(new.own_level, level) into strict new.team, new.level from team where id = new.team_id;
      end if;
      return new;
    end $$`,
  'create trigger person_follows_team before insert or update on person for each row execute function follow_team()',
  `create function tell_team() returns trigger language plpgsql as $$
    begin
      update person set team_id = new.id where team_id = new.id;
      return null;
    end $$`,
  `create trigger team_changed after update on team for each row
    when (old.name <> new.name or old.level <> new.level) execute function tell_team()`,
  'create index person_team on person (team_id)',
  'create index person_organisation on person (organisation_id)',
  /** Whatever disables somebody, their sign-ins end with it, on every broker. */
  `create function end_logins() returns trigger language plpgsql as $$
    begin
      delete from login where person_id = new.id;
      return null;
    end $$`,
  `create trigger person_disabled after update of disabled_at on person for each row
    when (new.disabled_at is not null) execute function end_logins()`,
];

const workstations = [
  `alter table workstation
    add column organisation_id uuid references organisation,
    add column site_id uuid,
    add column tags text[] not null default '{}',
    add column last_seen_at timestamptz,
    add column revoked_at timestamptz,
    add column changed_at timestamptz not null default now(),
    add foreign key (organisation_id, site_id) references site (organisation_id, id),
    add check (site_id is null or organisation_id is not null)`,
  'create index workstation_organisation on workstation (organisation_id)',
  'create index workstation_tags on workstation using gin (tags)',
  /** A revoked computer's connections are cut by every broker, however it came to be revoked. */
  `create function tell_workstation_revoked() returns trigger language plpgsql as $$
    begin
      perform pg_notify('accord', json_build_object('kind', 'workstation-revoked', 'workstationId', new.id)::text);
      return null;
    end $$`,
  `create trigger workstation_revoked after update of revoked_at on workstation for each row
    when (old.revoked_at is null and new.revoked_at is not null) execute function tell_workstation_revoked()`,
];

const enrolment = [
  `create table enrolment_token (
    id uuid primary key,
    hash text not null unique,
    name text not null,
    organisation_id uuid not null references organisation,
    site_id uuid,
    tags text[] not null,
    sign_in text not null check (sign_in in ('device', 'account')),
    expires_at timestamptz not null,
    max_uses integer not null check (max_uses > 0),
    uses integer not null default 0,
    revoked_at timestamptz,
    created_at timestamptz not null,
    foreign key (organisation_id, site_id) references site (organisation_id, id),
    check (uses <= max_uses)
  )`,
  /** A computer that a token let in; with \`person_id\`, its key signs that person in. */
  `create table enrolled_device (
    public_key text primary key,
    token_id uuid not null references enrolment_token,
    os_user text not null,
    person_id uuid references person,
    enrolled_at timestamptz not null
  )`,
  'create index enrolled_device_person on enrolled_device (person_id)',
  `create table device_challenge (
    nonce text primary key,
    public_key text not null,
    expires_at timestamptz not null
  )`,
  'create index device_challenge_age on device_challenge (expires_at)',
];
