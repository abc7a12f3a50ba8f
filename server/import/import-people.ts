import { z } from 'zod';
import { faultOfName } from '../../app/directory/reserved-names.ts';
import type { Team } from '../../app/directory/team.ts';
import type { Id } from '../../app/kernel/scalars.ts';
import { PersonName } from '../../app/kernel/scalars.ts';
import { SupportLevel } from '../../app/level/level.ts';
import type { PersonRecord } from '../../app/level/person.ts';
import { Certification, Telephone } from '../../app/level/person.ts';
import type { PersonEntry } from '../../app/wire/requests/people.ts';
import type { Context } from '../context.ts';
import type { Work } from '../steps/transact.ts';
import { listOrganisations, listSites } from '../store/organisations.ts';
import { addPerson, lockPeople, savePerson } from '../store/people.ts';
import { listTeams } from '../store/teams.ts';
import type { Importer, LineOutcome, Taking } from './import-file.ts';
import type { LineReader } from './line-reader.ts';
import { lineReader, readPlace, same } from './line-reader.ts';
import type { ImportedChange } from './note-import.ts';
import type { Line } from './read-file.ts';

const Email = z.email().max(254).toLowerCase();
const Text = z.string().max(200);
const Level = z
  .string()
  .regex(/^n?[123]$/i)
  .transform((text) => Number(text.at(-1)))
  .pipe(SupportLevel);
const Certifications = z
  .string()
  .transform((text) => [...new Set(text.split(/[,;|]/).map((word) => word.trim()))].filter((word) => word !== ''))
  .pipe(z.array(Certification).max(20));

/** As the file writes them; what is no address finds nobody. */
const emailsIn = (lines: readonly Line[]): string[] =>
  lines.map(({ values }) => (values.email ?? '').trim().toLowerCase());

interface Around extends Taking {
  readonly people: ReadonlyMap<string, PersonRecord>;
  readonly teams: readonly Team[];
  readonly place: Parameters<typeof readPlace>[2];
}

/** People are known by their address. A column that the file leaves out leaves what it would say as it is. */
export const importPeople =
  (role: 'employee' | 'technician'): Importer =>
  async (context, work, lines, taking) => {
    const { db } = work;
    const around: Around = {
      people: new Map((await lockPeople(db, emailsIn(lines))).map((person) => [person.email, person])),
      teams: await listTeams(db),
      place: { organisations: await listOrganisations(db), sites: await listSites(db) },
      ...taking,
    };
    const outcomes: LineOutcome[] = [];
    const seen = new Set<string>();
    for (const line of lines) outcomes.push(await importPerson(context, work, role, line, around, seen));
    return outcomes;
  };

async function importPerson(
  context: Context,
  { db, now }: Work,
  role: 'employee' | 'technician',
  line: Line,
  around: Around,
  seen: Set<string>,
): Promise<LineOutcome> {
  const read = lineReader(line);
  const entry = readEntry(read, role, around);
  if (entry.email !== '' && seen.has(entry.email)) read.blame('email', 'twice');
  seen.add(entry.email);
  const known = around.people.get(entry.email);
  if (known !== undefined && known.role !== role) read.blame('email', 'other-role');
  if (role === 'technician' && entry.level === null && entry.teamId === null && read.faults.length === 0)
    read.blame('team', 'missing');
  if (read.faults.length > 0) return { faults: read.faults };
  if (known === undefined) {
    const person = { ...entry, id: context.random.id(), ownLevel: entry.level, passwordHash: null };
    if (!(await addPerson(db, person, now))) {
      read.blame('email', 'changed-meanwhile');
      return { faults: read.faults };
    }
    around.told(changeOf(person.id, 'created', entry));
    return 'created';
  }
  if (isSame(known, entry)) return 'unchanged';
  if (around.isNewer(known)) {
    read.blame('email', 'changed-meanwhile');
    return { faults: read.faults };
  }
  await savePerson(db, known.id, entry, Math.max(now, known.changedAt + 1));
  around.told(changeOf(known.id, 'changed', entry));
  return 'changed';
}

const changeOf = (id: Id, is: ImportedChange['is'], { name, email, ...rest }: PersonEntry): ImportedChange => {
  const { role, level, teamId, organisationId, siteId, certifications } = rest;
  const fields = { role, level, teamId, organisationId, siteId, certifications: [...certifications] };
  return { id, is, fields, person: { name, email } };
};

function readEntry(read: LineReader, role: 'employee' | 'technician', { people, teams, place }: Around): PersonEntry {
  const name = read.need('name', PersonName) ?? '';
  const email = read.need('email', Email) ?? '';
  if (name !== '' && faultOfName(name, 'person') !== null) read.blame('name', 'name-misleads');
  const known = people.get(email);
  const kept = { organisationId: known?.organisationId ?? null, siteId: known?.siteId ?? null };
  const named = { organisation: read.maybe('organisation', Text), site: read.maybe('site', Text) };
  const where = read.has('organisation') ? readPlace(read, named, place) : kept;
  const rank = role === 'employee' ? { level: null, teamId: null, certifications: [] } : readRank(read, teams, known);
  const telephone = read.has('telephone') ? (read.maybe('telephone', Telephone) ?? null) : (known?.telephone ?? null);
  return { name, email, role, ...where, ...rank, telephone };
}

function readRank(read: LineReader, teams: readonly Team[], known: PersonRecord | undefined) {
  return {
    level: read.has('level') ? (read.maybe('level', Level) ?? null) : (known?.ownLevel ?? null),
    teamId: read.has('team') ? readTeam(read, teams) : (known?.teamId ?? null),
    certifications: read.has('certifications')
      ? (read.maybe('certifications', Certifications) ?? [])
      : (known?.certifications ?? []),
  };
}

function readTeam(read: LineReader, teams: readonly Team[]): string | null {
  const wanted = read.maybe('team', Text);
  if (wanted === undefined) return null;
  const named = teams.filter(({ name }) => same(name, wanted));
  const live = named.find(({ archived }) => !archived);
  if (live === undefined) read.blame('team', named.length === 0 ? 'unknown' : 'archived');
  return live?.id ?? null;
}

const isSame = (known: PersonRecord, entry: PersonEntry): boolean =>
  known.name === entry.name &&
  known.ownLevel === entry.level &&
  known.teamId === entry.teamId &&
  known.organisationId === entry.organisationId &&
  known.siteId === entry.siteId &&
  known.telephone === entry.telephone &&
  known.certifications.join('\n') === entry.certifications.join('\n');
