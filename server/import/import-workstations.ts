import { z } from 'zod';
import type { WorkstationRecord } from '../../app/directory/workstation-record.ts';
import { Tags } from '../../app/directory/workstation-record.ts';
import { PersonName } from '../../app/kernel/scalars.ts';
import type { Work } from '../steps/transact.ts';
import { listOrganisations, listSites } from '../store/organisations.ts';
import { listPeople } from '../store/people.ts';
import { lockWorkstations, placeWorkstation } from '../store/workstations.ts';
import type { Importer, LineOutcome, Taking } from './import-file.ts';
import type { LineReader } from './line-reader.ts';
import { lineReader, readPlace, same } from './line-reader.ts';

const Email = z.email().max(254).toLowerCase();
const Text = z.string().max(200);
const Words = z
  .string()
  .transform((text) => [...new Set(text.toLowerCase().split(/[\s,;|]+/))].filter((word) => word !== ''))
  .pipe(Tags);

/** A workstation is known by its name and its owner's address; a file makes none, it only says where they belong. */
export const importWorkstations: Importer = async (_context, work, lines, taking) => {
  const around: Around = {
    place: { organisations: await listOrganisations(work.db), sites: await listSites(work.db) },
    ownerOf: new Map((await listPeople(work.db)).map(({ id, email }) => [email, id])),
    workstations: await lockWorkstations(work.db),
    seen: new Set(),
    ...taking,
  };
  const outcomes: LineOutcome[] = [];
  for (const line of lines) outcomes.push(await take(work, lineReader(line), around));
  return outcomes;
};

interface Around extends Taking {
  readonly place: Parameters<typeof readPlace>[2];
  readonly ownerOf: ReadonlyMap<string, string>;
  readonly workstations: readonly WorkstationRecord[];
  readonly seen: Set<string>;
}

async function take({ db, now }: Work, read: LineReader, around: Around): Promise<LineOutcome> {
  const found = find(read, around);
  const named = { organisation: read.maybe('organisation', Text), site: read.maybe('site', Text) };
  const where = read.has('organisation') ? readPlace(read, named, around.place) : null;
  const tags = read.has('tags') ? (read.maybe('tags', Words) ?? []) : null;
  if (found === undefined || read.faults.length > 0) return { faults: read.faults };
  const after = { ...found, ...where, ...(tags !== null && { tags }), changedAt: Math.max(now, found.changedAt + 1) };
  if (isSame(found, after)) return 'unchanged';
  if (around.isNewer(found)) {
    read.blame('workstation', 'changed-meanwhile');
    return { faults: read.faults };
  }
  await placeWorkstation(db, after);
  const { id, organisationId, siteId } = after;
  around.told({ id, is: 'changed', fields: { organisationId, siteId, tags: [...after.tags] } });
  return 'changed';
}

function find(read: LineReader, { workstations, ownerOf, seen }: Around): WorkstationRecord | undefined {
  const name = read.need('workstation', PersonName);
  const owner = read.need('owner', Email);
  if (name === undefined || owner === undefined) return undefined;
  const found = workstations.find((one) => same(one.name, name) && one.owner.id === ownerOf.get(owner));
  if (found === undefined) read.blame(ownerOf.has(owner) ? 'workstation' : 'owner', 'unknown');
  else if (seen.has(found.id)) read.blame('workstation', 'twice');
  else seen.add(found.id);
  return found;
}

const isSame = (one: WorkstationRecord, other: WorkstationRecord): boolean =>
  one.organisationId === other.organisationId &&
  one.siteId === other.siteId &&
  one.tags.join(' ') === other.tags.join(' ');
