import type { ImportColumn, ImportKind } from '../../app/directory/import.ts';

/** The columns of each file in their order; those after the first few may be left out. */
export const COLUMNS: Readonly<
  Record<ImportKind, { readonly needed: readonly ImportColumn[]; readonly other: readonly ImportColumn[] }>
> = {
  employees: { needed: ['name', 'email'], other: ['organisation', 'site', 'telephone'] },
  technicians: { needed: ['name', 'email'], other: ['team', 'level', 'certifications', 'telephone'] },
  organisations: { needed: ['organisation'], other: ['site', 'timeZone'] },
  workstations: { needed: ['workstation', 'owner'], other: ['organisation', 'site', 'tags'] },
};

/** How the exported files call them. */
export const TITLES: Readonly<Record<'fr' | 'en', Readonly<Record<ImportColumn, string>>>> = {
  fr: {
    name: 'Nom',
    email: 'Adresse e-mail',
    telephone: 'Téléphone',
    organisation: 'Organisation',
    site: 'Site',
    timeZone: 'Fuseau horaire',
    team: 'Équipe',
    level: 'Niveau',
    certifications: 'Certifications',
    workstation: 'Poste',
    owner: 'Adresse de la personne',
    tags: 'Étiquettes',
  },
  en: {
    name: 'Name',
    email: 'E-mail address',
    telephone: 'Telephone',
    organisation: 'Organisation',
    site: 'Site',
    timeZone: 'Time zone',
    team: 'Team',
    level: 'Level',
    certifications: 'Certifications',
    workstation: 'Workstation',
    owner: "Person's address",
    tags: 'Tags',
  },
};

/** What else people call them. */
const SYNONYMS: Readonly<Record<ImportColumn, readonly string[]>> = {
  name: ['nom complet', 'full name', 'display name'],
  email: ['email', 'e-mail', 'mail', 'courriel', 'adresse', 'email address', 'adresse email'],
  telephone: ['tel', 'phone', 'numero de telephone', 'phone number', 'mobile', 'portable'],
  organisation: ['organization', 'client', 'entité'],
  site: ['lieu', 'location'],
  timeZone: ['fuseau', 'timezone'],
  team: ['equipe'],
  level: ['niveau de support', 'support level'],
  certifications: ['certification', 'habilitation', 'habilitations'],
  workstation: ['ordinateur', 'computer', 'nom du poste'],
  owner: ['utilisateur', 'owner', 'user', 'adresse utilisateur'],
  tags: ['etiquette', 'tag'],
};

/** The column that a header means; undefined for one that nobody knows. */
export function columnOf(header: string): ImportColumn | undefined {
  return BY_NAME.get(plain(header));
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');

const BY_NAME: ReadonlyMap<string, ImportColumn> = new Map(
  (Object.keys(SYNONYMS) as ImportColumn[]).flatMap((column) =>
    [TITLES.fr[column], TITLES.en[column], ...SYNONYMS[column]].map((name) => [plain(name), column] as const),
  ),
);
