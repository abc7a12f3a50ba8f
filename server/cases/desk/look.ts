import { fail, ok } from '../../../app/kernel/result.ts';
import { announceColleague, announceLookers } from '../../steps/announce.ts';
import { listLookers } from '../../store/desk/colleagues.ts';
import { isWatching } from '../../store/desk/watches.ts';
import { findTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';

/** A console says what it shows; when its connection ends, it shows nothing any more. */
export const look: Case<'ticket.look'> = async (context, { person, connection }, { ticketId }) => {
  const { store, presence } = context;
  if (ticketId !== null && (await findTicket(store, ticketId)) === undefined) return fail({ type: 'not-found' });
  const { arrived, before } = await presence.look(connection.id, person.id, ticketId);
  if (!connection.open) await presence.leave(connection.id);
  if (arrived) await announceColleague(context, person.id);
  if (before !== null && before !== ticketId) await announceLookers(context, before);
  if (ticketId === null) return ok({ others: [], watching: false });
  if (before !== ticketId) await announceLookers(context, ticketId, person.id);
  const others = (await listLookers(store, ticketId)).filter(({ id }) => id !== person.id);
  return ok({ others, watching: await isWatching(store, ticketId, person.id) });
};
