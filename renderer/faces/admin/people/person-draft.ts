import type { Role } from '../../../../app/level/level.ts';
import type { PersonRecord } from '../../../../app/level/person.ts';
import type { PersonEntry } from '../../../../app/wire/requests/people.ts';
import { requests } from '../../../../app/wire/requests.ts';

/** A person as they are being typed; an empty choice is none. */
export interface Draft {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly level: '' | '1' | '2' | '3';
  readonly teamId: string;
  readonly organisationId: string;
  readonly siteId: string;
  readonly telephone: string;
  /** Separated by commas. */
  readonly certifications: string;
}

export const emptyDraft: Draft = {
  name: '',
  email: '',
  role: 'employee',
  level: '',
  teamId: '',
  organisationId: '',
  siteId: '',
  telephone: '',
  certifications: '',
};

export const draftOf = (person: PersonRecord): Draft => ({
  name: person.name,
  email: person.email,
  role: person.role,
  level: person.ownLevel === null ? '' : `${person.ownLevel}`,
  teamId: person.teamId ?? '',
  organisationId: person.organisationId ?? '',
  siteId: person.siteId ?? '',
  telephone: person.telephone ?? '',
  certifications: person.certifications.join(', '),
});

/** Null while the contract would refuse it; `faultsOf` says where. */
export function entryOf(draft: Draft): PersonEntry | null {
  const parsed = parse(draft);
  return parsed.success && !isRankMissing(draft) ? parsed.data : null;
}

export function faultsOf(draft: Draft): ReadonlySet<unknown> {
  const parsed = parse(draft);
  const faults = new Set<unknown>(parsed.success ? [] : parsed.error.issues.map(({ path }) => path[0]));
  if (isRankMissing(draft)) faults.add('teamId');
  return faults;
}

const LEVELS = { '': null, '1': 1, '2': 2, '3': 3 } as const;
const Entry = requests['person.create'].input.omit({ password: true });

function parse({ role, level, certifications, ...draft }: Draft) {
  const isSupport = role === 'technician';
  return Entry.safeParse({
    name: draft.name,
    email: draft.email.trim(),
    role,
    level: isSupport ? LEVELS[level] : null,
    teamId: isSupport ? orNone(draft.teamId) : null,
    organisationId: orNone(draft.organisationId),
    siteId: draft.organisationId === '' ? null : orNone(draft.siteId),
    certifications: isSupport ? wordsOf(certifications) : [],
    telephone: orNone(draft.telephone.trim()),
  });
}

const orNone = (chosen: string): string | null => (chosen === '' ? null : chosen);

const wordsOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  ),
];

/** A technician's level comes from their team, unless it is given. */
const isRankMissing = ({ role, level, teamId }: Draft): boolean =>
  role === 'technician' && level === '' && teamId === '';
