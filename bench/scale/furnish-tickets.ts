import { sql } from 'kysely';
import type { Store } from '../../server/store/open-store.ts';
import type { Size } from './furnish-town.ts';
import { TEAMS } from './furnish-town.ts';

/** So many of the newest are still open, whatever came before them. */
const OPEN = 5000;
const YEARS = 3;

/**
 * Tickets of three years, all but the newest closed, with their figures, hand-overs, answers and satisfaction. The
 * database's own triggers are asleep meanwhile: what they would do is done for all tickets at once.
 */
export async function furnishTickets(db: Store, size: Size): Promise<void> {
  await db.connection().execute(async (connection) => {
    for (const statement of statementsFor(size)) await sql.raw(statement).execute(connection);
  });
}

const statementsFor = ({ tickets, technicians, employees }: Size): string[] => [
  `set session_replication_role = replica`,
  `set maintenance_work_mem = '512MB'`,
  'drop index ticket_search',
  `insert into ticket (id, reference, requester_id, request_id, words, impact, urgency, priority, category, channel,
      state, level, team_id, assignee_id, outcome, awaited, closed_at, workstation_id, opened_at, changed_at,
      answered_at, resolved_at, promised, respond_warn_at, respond_due_at, resolve_warn_at, resolve_due_at, reckoned_at, search)
    select id, reference, made_id('p' || requester), made_id('r' || i), words,
      (array['blocked', 'hindered', 'question'])[1 + drawn('impact', i, 3)], null, 1 + skewed('priority', i, 4) % 4,
      (array['hardware', 'software', 'information', null])[1 + drawn('category', i, 4)],
      (array['client', 'client', 'portal', 'telephone', 'email', 'on-site'])[1 + drawn('channel', i, 6)],
      state, level, made_id('m' || team),
      case when state not in ('new', 'cancelled') then made_id('t' || (team + ${TEAMS} * drawn('assignee', i, ${Math.floor(technicians / TEAMS)}))) end,
      case when state = 'closed' then (array['confirmed', 'not-confirmed'])[1 + drawn('outcome', i, 2)] end,
      case when state = 'pending' then 'Laquelle ?' end,
      case when state = 'closed' then opened + interval '2 days' end,
      made_id('w' || requester), opened, opened,
      case when state not in ('new', 'cancelled') then opened + interval '20 minutes' end,
      case when state in ('resolved', 'closed') then opened + interval '1 day' end,
      true, opened + interval '45 minutes', opened + interval '1 hour',
      due - interval '8 hours', due, now(),
      folded(concat_ws(' ', reference, replace(reference, '-', ''), regexp_replace(reference, '-0*([1-9][0-9]*)$', '-\\1'), name, words))
    from (${madeTickets(tickets, employees)}) made
      join (select id as asker, name from person) named on asker = made_id('p' || requester)`,
  'create index ticket_search on ticket using gin (search gin_trgm_ops)',
  `insert into concern (ticket_id, by_requester, state, added_at)
    select id, true, case when state = 'closed' then 'confirmed' else 'open' end, opened_at from ticket`,
  `insert into hand_over (id, ticket_id, from_level, to_level, by_id, words, at)
    select made_id('h' || id), id, level - 1, level, assignee_id, 'Voir la suite', opened_at
    from ticket where level > 1 and assignee_id is not null`,
  `insert into satisfaction (ticket_id, face, at)
    select id, 1 + abs(hashtext(id::text)) % 5, opened_at from ticket
    where state = 'closed' and abs(hashtext(id::text)) % 4 = 0`,
  `insert into ticket_figure (ticket_id, opened_at, state, category, level, team_id, organisation_id, contract_id,
      answer_seconds, resolve_seconds, answer_kept, resolve_kept, hands, waits, escalations, returns, reopenings, remote, guided, on_site, face)
    select ticket.id, opened_at, state, category, ticket.level, ticket.team_id, person.organisation_id, contract.id,
      case when answered_at is not null then chance % 7200 end,
      case when resolved_at is not null then chance % 200000 end,
      case when answered_at is not null then chance % 10 > 1 end,
      case when resolved_at is not null then chance % 10 > 2 end,
      case when answered_at is not null then 1 + (chance % 5) / 4 else 0 end, (chance % 6) / 5,
      ticket.level - 1, 0, (chance % 20) / 19, chance % 3 = 0, chance % 7 = 0, chance % 11 = 0, satisfaction.face
    from ticket
      join person on person.id = requester_id
      join contract on contract.organisation_id = person.organisation_id
      left join satisfaction on satisfaction.ticket_id = ticket.id,
      lateral (select abs(hashtext(reference)) as chance) one
    order by opened_at`,
  // What was done, which a list shows of each ticket.
  `insert into audit_event (id, seq, at, kind, actor_kind, actor_person_id, ticket_id, reference, body, commitments, digest, prev, hash)
    select made_id('e' || id), 1000000 + row_number() over (order by opened_at), resolved_at, 'ticket-resolved', 'technician',
      assignee_id, id, reference, '{}', '{}', '', '', ''
    from ticket where resolved_at is not null`,
  `insert into audit_value (event_id, name, salt, value)
    select made_id('e' || id), 'words', '', '"Pilote réinstallé, essai fait avec la personne"' from ticket where resolved_at is not null`,
  'set session_replication_role = origin',
  'vacuum analyze',
];

/** Each with a subject that many have, a product that few have and a place; the newest are open, some of them late. */
const madeTickets = (tickets: number, employees: number): string => `
  select i, made_id('k' || i) as id, opened, requester, state, level,
    case level when 1 then drawn('team1', i, 36) when 2 then 36 + drawn('team2', i, 18) else 54 + drawn('team3', i, 6) end as team,
    'INC-' || extract(year from opened) || '-' || lpad(i::text, 6, '0') as reference,
    (array[${SUBJECTS}])[1 + drawn('subject', i, ${SUBJECTS.split(',').length})] || ' '
      || (array[${TROUBLES}])[1 + drawn('trouble', i, ${TROUBLES.split(',').length})] || ', '
      || (array['zorvel', 'kentra', 'mipost', 'quilan', 'dresco', 'humjax', 'flivou', 'telnor'])[1 + drawn('product', i, 8)]
      || drawn('model', i, 700) || ', bureau ' || drawn('place', i, 400) as words,
    now() + make_interval(hours => drawn('due', i, 120) - 12) as due
  from (
    select i, now() - ${YEARS} * interval '365 days' * (1 - i / ${tickets}.0) as opened,
      skewed('requester', i, ${employees}) as requester,
      case when i > ${tickets - Math.min(OPEN, tickets / 10)}
          then (array['new', 'new', 'assigned', 'assigned', 'pending'])[1 + drawn('state', i, 5)]
        when i > ${tickets - 3 * Math.min(OPEN, tickets / 10)} and drawn('state', i, 4) = 0 then 'resolved'
        when drawn('state', i, 30) = 0 then 'cancelled' else 'closed' end as state,
      case when drawn('level', i, 20) < 14 then 1 when drawn('level', i, 20) < 19 then 2 else 3 end as level
    from generate_series(1, ${tickets}) i
  ) one`;

const SUBJECTS = `'L’imprimante', 'L’écran', 'Le clavier', 'La souris', 'Outlook', 'Le VPN', 'Mon mot de passe', 'Excel', 'Le partage réseau', 'La visioconférence', 'Le téléphone', 'Le badge', 'La messagerie', 'Le scanner', 'Le portable'`;
const TROUBLES = `'ne répond plus', 'reste noir', 'demande un code', 'est très lent', 'affiche une erreur', 'ne s’ouvre pas', 'perd la connexion', 'imprime des pages blanches', 'a disparu', 'refuse mon compte'`;
