import { decideOn } from '../../advice/decide-on.ts';
import { announceTicket } from '../../steps/announce.ts';
import { transact } from '../../steps/transact.ts';
import type { Case } from '../case.ts';
import { heldOpen } from '../desk/held-open.ts';

/** A colleague's ticket is theirs to decide on; what nobody has is everybody's. */
export const decide: Case<'advice.decide'> = (context, { person }, { ticketId, decision }) =>
  transact(context, async (work) => {
    const held = await heldOpen(work, person, ticketId);
    if (!held.ok) return held;
    const decided = await decideOn(context, work, person, held.value, decision);
    if (decided.ok) work.afterwards(() => announceTicket(context, decided.value));
    return decided;
  });
