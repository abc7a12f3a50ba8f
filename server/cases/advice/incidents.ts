import { incidentsFor } from '../../../app/advice/known-incident.ts';
import { ok } from '../../../app/kernel/result.ts';
import { listIncidents } from '../../store/advice.ts';
import { findPerson } from '../../store/people.ts';
import type { Case } from '../case.ts';

export const listKnownIncidents: Case<'advice.incidents'> = async (
  { store, clock },
  _caller,
  { requesterId, words },
) => {
  const caller = requesterId === null ? undefined : await findPerson(store, requesterId);
  const place = caller === undefined ? null : { organisationId: caller.organisationId, siteId: caller.siteId };
  return ok(incidentsFor({ words, place }, await listIncidents(store, clock.now())));
};
