import { sql } from 'kysely';
import type { Id } from '../../app/kernel/scalars.ts';
import { filtered } from '../audit/filter-events.ts';
import { withValues } from '../audit/read-events.ts';
import type { Store } from '../store/open-store.ts';

/** Everything that is kept about a person, without the secrets that only serve to recognise them: one JSON object, written as it is read. */
export async function* writePerson(db: Store, personId: Id): AsyncGenerator<string> {
  let separator = '{';
  for (const [name, query] of Object.entries(parts(personId))) {
    const { rows } = await query.execute(db);
    yield `${separator}${JSON.stringify(name)}: ${JSON.stringify(rows, null, 2)}`;
    separator = ',\n';
  }
  yield `${separator}"events": [`;
  let last = 0;
  let comma = '';
  for (;;) {
    const rows = await filtered(db, { personId })
      .selectAll('audit_event')
      .where('seq', '>', String(last))
      .orderBy('seq')
      .limit(BATCH)
      .execute();
    for (const { event, personal } of await withValues(db, rows)) {
      yield `${comma}\n${JSON.stringify({ ...event, personal })}`;
      comma = ',';
    }
    if (rows.length < BATCH) break;
    last = Number(rows.at(-1)?.seq);
  }
  yield ']}\n';
}

const parts = (id: Id) => ({
  person: sql`select id, name, email, telephone, role, level, team, organisation_id, site_id, certifications, created_at,
    disabled_at from person where id = ${id}`,
  signIns: sql`select created_at, last_seen_at, expires_at, application, system, network, ip_address
    from login where person_id = ${id}`,
  networks: sql`select network, last_at from known_network where person_id = ${id}`,
  formerAccounts: sql`select id, name, email from person where merged_into = ${id}`,
  passkeys: sql`select name, added_at, used_at from passkey where person_id = ${id}`,
  workstations: sql`select id, name, public_key, tags, created_at, last_seen_at, revoked_at
    from workstation where person_id = ${id}`,
  tickets: sql`select reference, words, impact, urgency, category, channel, level, priority, state, opened_at,
    changed_at from ticket where requester_id = ${id}`,
  words: sql`select ticket.reference, ticket_message.words, said_at from ticket_message
    join ticket on ticket.id = ticket_id where requester_id = ${id} or author_id = ${id} order by said_at`,
  notes: sql`select ticket.reference, ticket_note.words, written_at from ticket_note
    join ticket on ticket.id = ticket_id where requester_id = ${id} or author_id = ${id} order by written_at`,
  files: sql`select ticket.reference, ticket_file.name, bytes, sha256, begun_at from ticket_file
    join ticket on ticket.id = ticket_id where requester_id = ${id} or sender_id = ${id} order by begun_at`,
  read: sql`select ticket.reference, up_to, read_at from ticket_read
    join ticket on ticket.id = ticket_id where person_id = ${id}`,
  concerns: sql`select ticket.reference, coalesce(concern.words, ticket.words) as words, concern.state, answer, refusal,
    added_at from concern join ticket on ticket.id = ticket_id where requester_id = ${id}`,
  diagnoses: sql`select ticket.reference, diagnosis.level, hypothesis, tried, diagnosis.outcome, at from diagnosis
    join ticket on ticket.id = ticket_id where requester_id = ${id}`,
  handOvers: sql`select ticket.reference, from_level, to_level, hand_over.words, at from hand_over
    join ticket on ticket.id = ticket_id where requester_id = ${id}`,
  satisfaction: sql`select ticket.reference, face, satisfaction.words, at from satisfaction
    join ticket on ticket.id = ticket_id where requester_id = ${id}`,
  guests: sql`select ticket.reference, said_at, guest_word.name, guest_word.words from guest_word
    join ticket on ticket.id = ticket_id where requester_id = ${id} or author_id = ${id} order by said_at`,
  interventions: sql`select ticket.reference, kind, intervention.state, made_at, started_at, ended_at, minutes,
    intervention.outcome, reason, dates, agreed_from, agreed_until, told from intervention
    join ticket on ticket.id = ticket_id where requester_id = ${id} order by made_at`,
  watched: sql`select ticket.reference from ticket_watch
    join ticket on ticket.id = ticket_id where person_id = ${id}`,
  solved: sql`select content ->> 'title' as title, article_solved.at from article_solved
    join article on article.id = article_id where person_id = ${id}`,
  sessions: sql`select ticket.reference, remote_session.asked_at, remote_session.technician, remote_session.phase
    from remote_session join ticket on ticket.id = ticket_id where requester_id = ${id} or technician_id = ${id}`,
});

const BATCH = 500;
