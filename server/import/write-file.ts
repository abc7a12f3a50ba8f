import type { ImportColumn, ImportKind } from '../../app/directory/import.ts';
import { csvOf } from '../../app/kernel/csv.ts';
import type { Store } from '../store/open-store.ts';
import { listOrganisations, listSites } from '../store/organisations.ts';
import { listPeople } from '../store/people.ts';
import { listWorkstations } from '../store/workstations.ts';
import { COLUMNS, TITLES } from './columns.ts';

type Row = Readonly<Partial<Record<ImportColumn, string>>>;

/** A file that the import takes back; spreadsheets of the language open it without asking, and run nothing of it. */
export async function writeFile(
  db: Store,
  kind: ImportKind,
  language: 'fr' | 'en',
  onlyTitles: boolean,
): Promise<string> {
  const { needed, other } = COLUMNS[kind];
  const columns = [...needed, ...other];
  const rows = onlyTitles ? [] : await rowsOf(db, kind);
  const written = [
    columns.map((column) => TITLES[language][column]),
    ...rows.map((row) => columns.map((column) => row[column] ?? '')),
  ];
  return csvOf(written, language);
}

async function rowsOf(db: Store, kind: ImportKind): Promise<Row[]> {
  const [organisations, sites] = [await listOrganisations(db), await listSites(db)];
  const place = ({ organisationId, siteId }: { organisationId: string | null; siteId: string | null }) => ({
    organisation: organisations.find(({ id }) => id === organisationId)?.name ?? '',
    site: sites.find(({ id }) => id === siteId)?.name ?? '',
  });
  if (kind === 'organisations') {
    const live = organisations.filter(({ archived }) => !archived);
    return live.flatMap(({ id, name }): Row[] => {
      const own = sites.filter(({ organisationId, archived }) => organisationId === id && !archived);
      if (own.length === 0) return [{ organisation: name }];
      return own.map((site) => ({ organisation: name, site: site.name, timeZone: site.timeZone }));
    });
  }
  if (kind === 'workstations') {
    const people = new Map((await listPeople(db)).map(({ id, email }) => [id, email]));
    return (await listWorkstations(db)).map((one) => ({
      ...place(one),
      workstation: one.name,
      owner: people.get(one.owner.id) ?? '',
      tags: one.tags.join(' '),
    }));
  }
  const role = kind === 'employees' ? 'employee' : 'technician';
  const people = (await listPeople(db)).filter((person) => person.role === role && !person.disabled);
  return people.map((person) => ({
    ...place(person),
    name: person.name,
    email: person.email,
    telephone: person.telephone ?? '',
    team: person.team ?? '',
    level: person.ownLevel === null ? '' : `N${person.ownLevel}`,
    certifications: person.certifications.join(', '),
  }));
}
