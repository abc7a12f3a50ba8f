import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import { Figures } from '../../app/report/figures.ts';
import type { Period } from '../../app/report/period.ts';
import { dayAfter, stepsOf } from '../../app/report/period.ts';
import type { Grouping, Scope } from '../../app/report/report.ts';
import { AtRisk } from '../../app/report/report.ts';
import type { Store } from './open-store.ts';

/** What was counted in a contract's hours when it happened: the first answer once, the resolution until it is closed. */
export interface CountedTimes {
  readonly contractId: Id | null;
  readonly answerSeconds: number | null;
  readonly resolveSeconds: number | null;
}

export async function saveCountedTimes(db: Store, ticketId: Id, times: CountedTimes): Promise<void> {
  await db
    .updateTable('ticket_figure')
    .set({
      contract_id: times.contractId,
      answer_seconds: sql<number | null>`coalesce(answer_seconds, ${times.answerSeconds})`,
      resolve_seconds: times.resolveSeconds,
    })
    .where('ticket_id', '=', ticketId)
    .where('state', 'not in', ['closed', 'cancelled'])
    .execute();
}

interface FigureWish {
  readonly period: Period;
  readonly timeZone: string;
  readonly by: Grouping;
  readonly scope: Scope;
}

/** Of one step of the period and one row of the table. */
export interface CountedFigures {
  /** Which of the period's steps, from 0. */
  readonly step: number;
  readonly key: string | null;
  readonly figures: Figures;
}

/** One look at each ticket of the period; what is not counted in it has no line. */
export async function countFigures(db: Store, { period, timeZone, by, scope }: FigureWish): Promise<CountedFigures[]> {
  const starts = sql`array(select day::timestamp at time zone ${timeZone}
    from unnest(${stepsOf(period)}::date[]) day order by day)`;
  const { rows } = await sql<{ step: number; key: string | null } & Record<string, unknown>>`
    select width_bucket(opened_at, ${starts}) - 1 as step, ${KEYS[by]} as key, ${COUNTED} from ticket_figure
    where opened_at >= ${startOf(period.from, timeZone)} and opened_at < ${startOf(dayAfter(period.to, 1), timeZone)}
      and ${within(scope)}
    group by 1, 2`.execute(db);
  return rows.map(({ step, key, ...counted }) => ({
    step,
    key,
    figures: Figures.parse(Object.fromEntries(Object.entries(counted).map(([name, count]) => [name, Number(count)]))),
  }));
}

const startOf = (day: string, timeZone: string) => sql`(${day}::date::timestamp at time zone ${timeZone})`;

const KEYS: Readonly<Record<Grouping, RawBuilder<string | null>>> = {
  team: sql`team_id`,
  category: sql`category`,
  organisation: sql`organisation_id`,
  level: sql`level::text`,
  contract: sql`contract_id`,
};

/** As their names in `Figures`; a bigint comes as text. */
const COUNTED = sql`
  count(*) as opened,
  count(*) filter (where state in ('new', 'assigned', 'pending')) as open,
  count(*) filter (where state in ('resolved', 'closed')) as resolved,
  count(*) filter (where state = 'cancelled') as cancelled,
  count(*) filter (where first_contact) as "firstContact",
  count(answer_seconds) as answered,
  coalesce(sum(answer_seconds), 0) as "answerSeconds",
  count(answer_kept) as "answerDue",
  count(*) filter (where answer_kept) as "answerKept",
  count(resolve_seconds) as "resolveCounted",
  coalesce(sum(resolve_seconds), 0) as "resolveSeconds",
  count(resolve_kept) as "resolveDue",
  count(*) filter (where resolve_kept) as "resolveKept",
  sum(escalations) as escalations,
  sum(returns) as returns,
  count(*) filter (where reopenings > 0) as reopened,
  count(*) filter (where remote) as remote,
  count(*) filter (where on_site) as "onSite",
  count(*) filter (where state in ('resolved', 'closed') and (remote or guided) and not on_site) as "visitsAvoided",
  count(face) as rated,
  coalesce(sum(face), 0) as faces`;

function within({ teamId, organisationId, category, level }: Scope): RawBuilder<boolean> {
  const parts = [
    ...(teamId === null ? [] : [sql<boolean>`team_id = ${teamId}`]),
    ...(organisationId === null ? [] : [sql<boolean>`organisation_id = ${organisationId}`]),
    ...(category === null ? [] : [sql<boolean>`category = ${category}`]),
    ...(level === null ? [] : [sql<boolean>`level = ${level}`]),
  ];
  return parts.length === 0 ? sql`true` : sql`${sql.join(parts, sql` and `)}`;
}

/** Whatever of these is called something: teams, organisations and contracts, archived ones too. */
export async function namesOf(db: Store, by: Grouping, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (by === 'category' || by === 'level' || keys.length === 0) return new Map();
  const rows = await db.selectFrom(by).select(['id', 'name']).where('id', 'in', keys).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Open tickets of which a promise is near its end or was missed, the earliest end first; those of a team, or all. */
export async function listAtRisk(db: Store, now: Instant, teamId: Id | null, most: number): Promise<AtRisk[]> {
  const moment = new Date(now);
  const { rows } = await sql<Omit<AtRisk, 'dueAt' | 'standing'> & { due: Date; missed: boolean }>`
    select ticket.id as "ticketId", reference, priority, ticket.level, team.name as team,
      organisation.name as organisation, assignee.name as assignee, target, due, due < ${moment} as missed
    from ticket
      join ticket_figure on ticket_figure.ticket_id = ticket.id
      left join team on team.id = ticket_figure.team_id
      left join organisation on organisation.id = ticket_figure.organisation_id
      left join person assignee on assignee.id = ticket.assignee_id
      cross join lateral (values
        ('respond', respond_warn_at, respond_due_at, answered_at is null),
        ('resolve', resolve_warn_at, resolve_due_at, true)
      ) as one (target, warn, due, waits)
    where ticket.state in ('new', 'assigned') and least(respond_warn_at, resolve_warn_at) <= ${moment}
      and one.waits and warn <= ${moment} and due is not null
      and ${teamId === null ? sql`true` : sql`ticket_figure.team_id = ${teamId}`}
    order by due, ticket.id
    limit ${most}`.execute(db);
  return rows.map(({ due, missed, ...row }) =>
    AtRisk.parse({ ...row, dueAt: due.getTime(), standing: missed ? 'missed' : 'near' }),
  );
}
