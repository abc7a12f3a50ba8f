import { HandOver } from '../../app/course/hand-over.ts';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import type { SupportLevel } from '../../app/level/level.ts';
import type { Store } from './open-store.ts';

/** Where the ticket has been: the first hand-over first. */
export async function listHandOvers(db: Store, ticketId: Id): Promise<HandOver[]> {
  const rows = await db
    .selectFrom('hand_over')
    .innerJoin('person', 'person.id', 'hand_over.by_id')
    .leftJoin('team', 'team.id', 'hand_over.team_id')
    .select(['hand_over.id', 'at', 'from_level', 'to_level', 'team.name as team', 'person.name as by', 'words'])
    .where('ticket_id', '=', ticketId)
    .orderBy('at')
    .orderBy('hand_over.id')
    .execute();
  return rows.map(({ at, from_level: from, to_level: to, ...row }) =>
    HandOver.parse({ ...row, from, to, at: at.getTime() }),
  );
}

export interface NewHandOver {
  readonly id: Id;
  readonly ticketId: Id;
  readonly from: SupportLevel;
  readonly to: SupportLevel;
  readonly teamId: Id | null;
  readonly byId: Id;
  readonly words: string;
  readonly at: Instant;
}

/** The ticket stands at its new level, and its lineage says so. */
export async function addHandOver(db: Store, { ticketId, from, to, teamId, ...entry }: NewHandOver): Promise<void> {
  await db
    .insertInto('hand_over')
    .values({
      id: entry.id,
      ticket_id: ticketId,
      from_level: from,
      to_level: to,
      team_id: teamId,
      by_id: entry.byId,
      words: entry.words,
      at: new Date(entry.at),
    })
    .execute();
  await db.updateTable('ticket').set({ level: to, team_id: teamId }).where('id', '=', ticketId).execute();
}
