import type { Actor } from '../../app/audit/entry.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import type { Work } from '../steps/transact.ts';
import { putUnder } from '../store/outages.ts';

/** This transaction has locked the outages, and found that the one may stand under the other. */
export async function gatherUnder(work: Work, actor: Actor, ticket: Ticket, parent: Ticket): Promise<void> {
  await putUnder(work.db, ticket.id, parent.id);
  const at = { sessionId: null, actor };
  work.record({ ...at, ticket, fact: { type: 'ticket-gathered', at: work.now, under: parent.reference } });
  work.record({ ...at, ticket: parent, fact: { type: 'outage-grew', at: work.now, by: ticket.reference } });
}
