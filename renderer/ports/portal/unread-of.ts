import type { Id } from '../../../app/kernel/scalars.ts';
import { countUnread } from '../../../app/talk/message.ts';
import { isOpen } from '../../../app/ticket/state.ts';
import type { Ticket } from '../../../app/ticket/ticket.ts';
import type { BrokerLink } from '../broker/link.ts';

/** Open tickets on which others have written what somebody has not read: what was said while nobody listened. */
export async function unreadOf(link: Pick<BrokerLink, 'request'>, me: Id, tickets: readonly Ticket[]): Promise<Id[]> {
  const unread: Id[] = [];
  for (const { id: ticketId } of tickets.filter(({ state }) => isOpen(state))) {
    const answer = await link.request('talk.show', { ticketId });
    if (answer.ok && countUnread(answer.value, me) > 0) unread.push(ticketId);
  }
  return unread;
}
