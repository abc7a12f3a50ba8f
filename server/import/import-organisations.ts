import { z } from 'zod';
import { TimeZone } from '../../app/directory/calendar.ts';
import type { Organisation, Site } from '../../app/directory/organisation.ts';
import { PersonName } from '../../app/kernel/scalars.ts';
import type { Context } from '../context.ts';
import type { Work } from '../steps/transact.ts';
import { listOrganisations, lockSites, saveOrganisation, saveSite } from '../store/organisations.ts';
import type { Importer, LineOutcome, Taking } from './import-file.ts';
import type { LineReader } from './line-reader.ts';
import { lineReader, same } from './line-reader.ts';

const DEFAULT_ZONE = 'Europe/Paris';

/** A line an organisation, or one of its sites; both are made where they are missing. */
export const importOrganisations: Importer = async (context, work, lines, taking) => {
  const organisations = (await listOrganisations(work.db)).filter(({ archived }) => !archived);
  const sites = (await lockSites(work.db)).filter(({ archived }) => !archived);
  const outcomes: LineOutcome[] = [];
  const seen = new Set<string>();
  for (const line of lines) {
    const read = lineReader(line);
    const key = `${line.values.organisation ?? ''}\n${line.values.site ?? ''}`.toLowerCase();
    if (seen.has(key)) read.blame('organisation', 'twice');
    seen.add(key);
    outcomes.push(await take(context, work, read, { organisations, sites, ...taking }));
  }
  return outcomes;
};

interface Kept extends Taking {
  readonly organisations: Organisation[];
  readonly sites: Site[];
}

async function take(context: Context, work: Work, read: LineReader, kept: Kept): Promise<LineOutcome> {
  const name = read.need('organisation', PersonName);
  const siteName = read.maybe('site', PersonName);
  const zone = read.maybe('timeZone', z.string().pipe(TimeZone));
  if (zone !== undefined && siteName === undefined) read.blame('site', 'missing');
  if (name === undefined || read.faults.length > 0) return { faults: read.faults };
  const known = kept.organisations.find((one) => same(one.name, name));
  const organisation = known ?? { id: context.random.id(), name, archived: false, changedAt: work.now };
  if (known === undefined) {
    if (!(await saveOrganisation(work.db, organisation))) throw new Error('an organisation was made during an import');
    kept.organisations.push(organisation);
    kept.told({ id: organisation.id, is: 'created', fields: { name: organisation.name } });
  }
  if (siteName === undefined) return known === undefined ? 'created' : 'unchanged';
  return await takeSite(context, work, kept, { organisation, name: siteName, zone, read });
}

interface NamedSite {
  readonly organisation: Organisation;
  readonly name: string;
  readonly zone: string | undefined;
  readonly read: LineReader;
}

async function takeSite(
  context: Context,
  work: Work,
  { sites, told, isNewer }: Kept,
  { organisation, name, zone, read }: NamedSite,
): Promise<LineOutcome> {
  const known = sites.find((one) => one.organisationId === organisation.id && same(one.name, name));
  const timeZone = zone ?? known?.timeZone ?? DEFAULT_ZONE;
  if (known !== undefined && known.timeZone === timeZone) return 'unchanged';
  if (known !== undefined && isNewer(known)) {
    read.blame('site', 'changed-meanwhile');
    return { faults: read.faults };
  }
  const site: Site = {
    id: known?.id ?? context.random.id(),
    organisationId: organisation.id,
    name: known?.name ?? name,
    timeZone,
    archived: false,
    changedAt: Math.max(work.now, (known?.changedAt ?? 0) + 1),
  };
  if (!(await saveSite(work.db, site))) throw new Error('a site was made during an import');
  if (known === undefined) sites.push(site);
  const is = known === undefined ? 'created' : 'changed';
  const { id, organisationId, name: named } = site;
  told({ id, is, fields: { organisationId, name: named, timeZone } });
  return is;
}
