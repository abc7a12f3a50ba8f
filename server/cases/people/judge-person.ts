import { faultOfName } from '../../../app/directory/reserved-names.ts';
import type { RequestFailure } from '../../../app/wire/failures.ts';
import type { PersonEntry } from '../../../app/wire/requests/people.ts';
import type { Store } from '../../store/open-store.ts';
import { missingPlace } from '../../store/organisations.ts';
import { findTeamToJoin } from '../../store/teams.ts';

/** What a person has by role: a level, a team and certifications belong to technicians alone. */
export const byRole = <T extends PersonEntry>(entry: T): T =>
  entry.role === 'technician' ? entry : { ...entry, level: null, teamId: null, certifications: [] };

/** Why somebody can't be written down so; null when they can. */
export async function judgePerson(db: Store, entry: PersonEntry): Promise<RequestFailure | null> {
  const fault = faultOfName(entry.name, 'person');
  if (fault !== null) return { type: 'name-misleads', fault };
  if (entry.role === 'technician' && entry.level === null && entry.teamId === null) return { type: 'level-missing' };
  if (entry.teamId !== null && (await findTeamToJoin(db, entry.teamId)) === undefined)
    return { type: 'not-in-directory', part: 'team' };
  const missing = await missingPlace(db, entry);
  return missing === null ? null : { type: 'not-in-directory', part: missing };
}
