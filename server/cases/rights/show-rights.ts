import { Capability } from '../../../app/consent/capability.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import { decideLook } from '../../rights/decide-request.ts';
import { administratorNames } from '../../store/people.ts';
import { findBlock } from '../../store/rights/blocks.ts';
import { findTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';

/** What the locks would say to a request now, kept where one is closed; the request itself is decided anew. */
export const showRights: Case<'session.rights'> = async (context, caller, { ticketId }) => {
  const { store: db } = context;
  const ticket = await findTicket(db, ticketId);
  if (ticket === undefined) return fail({ type: 'not-found' });
  if (ticket.workstation === null) return fail({ type: 'no-workstation' });
  const judged = await decideLook(context, caller, ticket);
  if (judged === undefined) return fail({ type: 'no-workstation' });
  const { version, removed, behind, contract } = judged;
  const blocked = await findBlock(db, ticket.workstation.id, caller.person.id);
  const administrators = await administratorNames(db);
  return ok({ version, removed, behind, asked: [...Capability.options], contract, administrators, blocked });
};
