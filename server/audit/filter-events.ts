import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { AuditFilter } from '../../app/wire/requests/audit.ts';
import type { Store } from '../store/open-store.ts';
import type { Database } from '../store/tables.ts';

/** The events that a filter lets through, those still being committed left out. */
export const filtered = (db: Store, filter: AuditFilter) =>
  db
    .selectFrom('audit_event')
    .where('seq', 'is not', null)
    .where((eb) => eb.and(conditions(eb, filter)));

function conditions(eb: ExpressionBuilder<Database, 'audit_event'>, filter: AuditFilter): Expression<SqlBool>[] {
  const { kinds, personId, reference, workstationId, rule, from, to, text } = filter;
  return [
    ...(kinds === undefined || kinds.length === 0 ? [] : [eb('kind', 'in', kinds)]),
    ...(reference === undefined ? [] : [eb('reference', '=', reference)]),
    ...(from === undefined ? [] : [eb('at', '>=', new Date(from))]),
    ...(to === undefined ? [] : [eb('at', '<', new Date(to))]),
    ...(personId === undefined ? [] : [ofPerson(eb, personId)]),
    ...(workstationId === undefined ? [] : [ofWorkstation(eb, workstationId)]),
    ...(rule === undefined ? [] : [byRule(rule)]),
    ...(text === undefined ? [] : [withText(text)]),
  ];
}

const ofPerson = (eb: ExpressionBuilder<Database, 'audit_event'>, personId: string): Expression<SqlBool> =>
  eb.or([
    eb('person_id', 'in', sameAs(eb, personId)),
    eb('actor_person_id', 'in', sameAs(eb, personId)),
    eb('ticket_id', 'in', eb.selectFrom('ticket').select('ticket.id').where('requester_id', '=', personId)),
  ]);

/** The person, and the accounts that have become part of theirs. */
const sameAs = (eb: ExpressionBuilder<Database, 'audit_event'>, personId: string) =>
  eb
    .selectFrom('person')
    .select('person.id')
    .where((person) => person.or([person('person.id', '=', personId), person('person.merged_into', '=', personId)]));

const ofWorkstation = (eb: ExpressionBuilder<Database, 'audit_event'>, workstationId: string): Expression<SqlBool> =>
  eb.or([
    eb('audit_event.workstation_id', '=', workstationId),
    eb('actor_workstation_id', '=', workstationId),
    eb(
      'session_id',
      'in',
      eb.selectFrom('remote_session').select('remote_session.id').where('workstation_id', '=', workstationId),
    ),
  ]);

/** As decisions and withdrawn rights name the rules behind them. */
const byRule = (name: string): Expression<SqlBool> =>
  sql<boolean>`(
    body @> ${JSON.stringify({ capabilities: [{ rules: [{ name }] }] })}::jsonb
    or body @> ${JSON.stringify({ removal: { rule: name } })}::jsonb
  )`;

/** Typed signs stand for themselves, not for a pattern. */
function withText(text: string): Expression<SqlBool> {
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`(
    audit_event.reference ilike ${pattern} or audit_event.kind ilike ${pattern} or audit_event.body::text ilike ${pattern}
    or exists (
      select 1 from audit_value where event_id = audit_event.id and (value #>> '{}') ilike ${pattern}
    )
  )`;
}
