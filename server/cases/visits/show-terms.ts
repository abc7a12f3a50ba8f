import { fail, ok } from '../../../app/kernel/result.ts';
import { findContractAt } from '../../store/contracts.ts';
import { findTicket } from '../../store/tickets.ts';
import { findGround } from '../../store/visits/ground.ts';
import type { Case } from '../case.ts';

/** What the contract says of visits, and where this one would be: of the workstation, else of whoever asked. */
export const showTerms: Case<'visit.terms'> = async ({ store, clock }, _caller, { ticketId }) => {
  if ((await findTicket(store, ticketId)) === undefined) return fail({ type: 'not-found' });
  const { organisationId, place, timeZone } = await findGround(store, ticketId);
  const contract = organisationId === null ? undefined : await findContractAt(store, organisationId, clock.now());
  return ok({
    contract: contract === undefined ? null : { name: contract.name, onSite: contract.onSite },
    place,
    timeZone,
  });
};
