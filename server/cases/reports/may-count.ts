import type { Result } from '../../../app/kernel/result.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { Person } from '../../../app/level/person.ts';

/** Administrators read what every team did, technicians what their own did: the team that is asked for, if it may be. */
export const mayCount = (
  { role, teamId: own }: Person,
  teamId: Id | null,
): Result<Id | null, { readonly type: 'not-allowed' }> =>
  role === 'administrator' || (own !== null && own === teamId) ? ok(teamId) : fail({ type: 'not-allowed' });
