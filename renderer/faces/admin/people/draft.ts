import type { Role } from '../../../../app/level/level.ts';
import type { RequestInput } from '../../../../app/wire/requests.ts';
import { requests } from '../../../../app/wire/requests.ts';

/** A new account as it is being typed. */
export interface Draft {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly level: '1' | '2' | '3';
  readonly team: string;
  readonly password: string;
}

export const emptyDraft: Draft = { name: '', email: '', role: 'employee', level: '2', team: '', password: '' };

/** Null while the contract would refuse it; `faultsOf` says where. */
export function requestOf(draft: Draft): RequestInput<'person.create'> | null {
  const parsed = parse(draft);
  return parsed.success && !isTeamMissing(draft) ? parsed.data : null;
}

export function faultsOf(draft: Draft): ReadonlySet<unknown> {
  const parsed = parse(draft);
  const faults = new Set<unknown>(parsed.success ? [] : parsed.error.issues.map(({ path }) => path[0]));
  if (isTeamMissing(draft)) faults.add('team');
  return faults;
}

const LEVELS = { '1': 1, '2': 2, '3': 3 } as const;

function parse({ name, email, role, level, team, password }: Draft) {
  const support = role === 'technician';
  return requests['person.create'].input.safeParse({
    name,
    email: email.trim(),
    password,
    role,
    level: support ? LEVELS[level] : null,
    team: support ? team : null,
  });
}

const isTeamMissing = ({ role, team }: Draft): boolean => role === 'technician' && team.trim() === '';
