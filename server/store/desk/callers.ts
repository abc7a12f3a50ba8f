import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { CallerCard } from '../../../app/desk/intake.ts';
import type { Id } from '../../../app/kernel/scalars.ts';
import { OPEN_STATES } from '../../../app/ticket/state.ts';
import type { Ticket } from '../../../app/ticket/ticket.ts';
import { beginning, holding } from '../folded.ts';
import type { Store } from '../open-store.ts';
import { ticketFrom, ticketViews } from '../tickets.ts';

/** How many are shown: the eye takes them in at once. */
const MOST = 7;

/** People who can be helped, by what was typed of them; whose name begins with it comes first. */
export async function findCallers(db: Store, words: string): Promise<CallerCard[]> {
  const { rows } = await sql<Row>`
    select ${fields} from person ${places}
    where person.id in (${idsFound(words)}) and person.disabled_at is null
    order by folded(person.name) like ${beginning(words)} desc, person.role = 'employee' desc, folded(person.name), person.id
    limit ${MOST}`.execute(db);
  return rows.map((row) => CallerCard.parse(row));
}

export async function findCaller(db: Store, personId: Id): Promise<CallerCard | undefined> {
  const { rows } = await sql<Row>`
    select ${fields} from person ${places} where person.id = ${personId} and person.disabled_at is null`.execute(db);
  return rows[0] && CallerCard.parse(rows[0]);
}

/** What they wait for, the newest first. */
export async function listOpenOf(db: Store, personId: Id): Promise<Ticket[]> {
  const rows = await ticketViews(db)
    .where('ticket.requester_id', '=', personId)
    .where('ticket.state', 'in', OPEN_STATES)
    .orderBy('ticket.opened_at', 'desc')
    .limit(20)
    .execute();
  return rows.map(ticketFrom);
}

/** Trigrams need three letters; fewer are looked for where a name begins. */
function idsFound(words: string): RawBuilder<{ id: string }> {
  const digits = digitsOf(words);
  const parts = digits === null ? words.split(/\s+/).slice(0, MOST_PARTS) : [digits];
  if (parts.every((part) => part.length < 3))
    return sql`select id from person where folded(name) like ${beginning(words)}
      union select person_id from workstation where folded(name) like ${beginning(words)} and revoked_at is null`;
  const all = (text: RawBuilder<unknown>) =>
    sql.join(
      parts.map((part) => sql`${text} like ${holding(part)}`),
      sql` and `,
    );
  return sql`select id from person where ${all(sql`search`)}
    union select person_id from workstation where ${all(sql`folded(name)`)} and revoked_at is null`;
}

const MOST_PARTS = 6;

/** A number as it is kept, whatever stands between its digits and before its country; null for what is none. */
function digitsOf(words: string): string | null {
  if (!/^\+?[\d ()./-]+$/.test(words)) return null;
  const digits = words.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length < 3 ? null : digits;
}

const places = sql`
  left join organisation on organisation.id = person.organisation_id
  left join site on site.id = person.site_id`;

const fields = sql`person.id, person.name, person.email, person.telephone,
  organisation.name as organisation, site.name as site,
  array(select name from workstation where person_id = person.id and revoked_at is null
    order by last_seen_at desc nulls last, name limit 3) as workstations`;

type Row = Record<keyof CallerCard, unknown>;
