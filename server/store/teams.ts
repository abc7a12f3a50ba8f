import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { Team } from '../../app/directory/team.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import type { Store } from './open-store.ts';
import type { TeamTable } from './tables/directory.ts';

export async function listTeams(db: Store): Promise<Team[]> {
  const rows = await db.selectFrom('team').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map(teamFrom);
}

export async function lockTeam(db: Store, id: Id): Promise<Team | undefined> {
  const row = await db.selectFrom('team').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && teamFrom(row);
}

/** Undefined for one that is archived too: nobody joins it any more. */
export async function findTeamToJoin(db: Store, id: Id): Promise<Team | undefined> {
  const row = await db
    .selectFrom('team')
    .selectAll()
    .where('id', '=', id)
    .where('archived', '=', false)
    .executeTakeFirst();
  return row && teamFrom(row);
}

/** False when another one that is not archived has that name. */
export async function saveTeam(db: Store, { id, name, level, kind, archived, changedAt }: Team): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`team:${name.toLowerCase()}`}, 4700))`.execute(db);
  const taken = await db
    .selectFrom('team')
    .select('id')
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where('archived', '=', false)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (!archived && taken !== undefined) return false;
  const row = { name, level, kind, archived, changed_at: new Date(changedAt) };
  await db
    .insertInto('team')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  return true;
}

/** How many people who can sign in are in it, and contracts count on it. */
export async function countUsesOfTeam(db: Store, id: Id): Promise<number> {
  const { rows } = await sql<{ count: number }>`select (
      (select count(*) from person where team_id = ${id} and disabled_at is null)
      + (select count(*) from contract where specialist_team_id = ${id} and not archived))::integer as count`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

const teamFrom = (row: Selectable<TeamTable>): Team =>
  Team.parse({
    id: row.id,
    name: row.name,
    level: row.level,
    kind: row.kind,
    archived: row.archived,
    changedAt: row.changed_at.getTime(),
  });
