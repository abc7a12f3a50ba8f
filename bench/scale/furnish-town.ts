import { sql } from 'kysely';
import type { Store } from '../../server/store/open-store.ts';

/** How many there are of what a service desk works for and with. */
export interface Size {
  readonly tickets: number;
  readonly articles: number;
  readonly technicians: number;
  readonly employees: number;
}

export const TEAMS = 60;
export const ORGANISATIONS = 200;

/** The same id each time for the same name, and no order in them, as there is none in real ones. */
const functions = [
  `create function made_id(name text) returns uuid language sql immutable parallel safe
    return overlay(overlay(md5(name) placing '4' from 13 for 1) placing '8' from 17 for 1)::uuid`,
  // Of so many, the same each time; the first ones far more often than the last.
  `create function drawn(salt text, i bigint, many integer) returns integer language sql immutable parallel safe
    return (abs(hashint8extended(i, hashtext(salt)::bigint) % many))::integer`,
  `create function skewed(salt text, i bigint, many integer) returns integer language sql immutable parallel safe
    return floor(many * power(drawn(salt, i, 100000) / 100000.0, 3))::integer`,
];

/** Organisations with a contract each, teams of each level, who works in them, and who works elsewhere at a computer of theirs. */
export async function furnishTown(db: Store, { technicians, employees }: Size): Promise<void> {
  for (const statement of functions) await sql.raw(statement).execute(db);
  const names = (column: string): string =>
    `(array[${GIVEN}])[1 + drawn('given${column}', i, ${GIVEN.split(',').length})] || ' '
      || (array[${FAMILY}])[1 + drawn('family${column}', i, ${FAMILY.split(',').length})] || ' ' || initcap(to_hex(i))`;
  for (const statement of [
    `insert into organisation (id, name, changed_at)
      select made_id('o' || i), 'Organisation ' || i, now() from generate_series(0, ${ORGANISATIONS - 1}) i`,
    `insert into contract (id, organisation_id, name, terms, starts_on, holidays, targets, on_site, changed_at)
      select made_id('c' || i), made_id('o' || i), 'Contrat ' || i, '{}', '2020-01-01', '{}', '{}', '', now()
      from generate_series(0, ${ORGANISATIONS - 1}) i`,
    `insert into team (id, name, level, kind)
      select made_id('m' || i), 'Équipe ' || i, case when i < 36 then 1 when i < 54 then 2 else 3 end, 'internal'
      from generate_series(0, ${TEAMS - 1}) i`,
    `insert into person (id, name, email, email_verified, role, level, team, team_id, created_at, updated_at)
      select made_id('t' || i), ${names('t')}, 't' || i || '@example.org', true, 'technician', team.level, team.name,
        team.id, now(), now()
      from generate_series(0, ${technicians - 1}) i join team on team.id = made_id('m' || i % ${TEAMS})`,
    `insert into person (id, name, email, email_verified, role, telephone, organisation_id, created_at, updated_at)
      select made_id('p' || i), ${names('p')}, 'p' || i || '@example.org', true, 'employee', '+33 1 ' || (40000000 + i),
        made_id('o' || skewed('organisation', i, ${ORGANISATIONS})), now(), now()
      from generate_series(0, ${employees - 1}) i`,
    `insert into workstation (id, person_id, name, public_key, created_at)
      select made_id('w' || i), made_id('p' || i), 'POSTE-' || lpad(i::text, 6, '0'), md5('k' || i), now()
      from generate_series(0, ${employees - 1}) i`,
    'vacuum analyze person, workstation, team, organisation',
  ])
    await sql.raw(statement).execute(db);
}

const GIVEN = `'Élise', 'Nadia', 'Paul', 'Inès', 'Marc', 'Zoé', 'Anaïs', 'Hugo', 'Léa', 'Karim', 'Chloé', 'Yann', 'Maud', 'Igor', 'Fatou', 'Jean', 'Rose', 'Théo', 'Aïcha', 'Luc'`;
const FAMILY = `'Martin', 'Benali', 'Roux', 'Petit', 'Marchetti', 'Lefèvre', 'Nguyen', 'Garcia', 'Moreau', 'Diallo', 'Lambert', 'Kowalski', 'Fontaine', 'Rossi', 'Mercier', 'Dupont', 'Faure', 'Blanc', 'Girard', 'Colin'`;
