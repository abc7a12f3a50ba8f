import type { Ticket } from '../../app/ticket/ticket.ts';
import type { Work } from '../steps/transact.ts';
import { findPlannedVisit } from '../store/visits/interventions.ts';
import { moveVisit } from './move-visit.ts';

/** Nobody travels for a ticket that is settled, or that nobody wants settled any more; who was to be there by then has avoided nothing. */
export async function callOffVisit(work: Work, ticket: Ticket, settled: boolean): Promise<void> {
  const visit = await findPlannedVisit(work.db, ticket.id);
  if (visit === undefined) return;
  const avoided = settled && (visit.agreed === null || visit.agreed.from > work.now);
  await moveVisit(work, {
    ticket,
    visit,
    by: null,
    event: 'cancelled',
    change: { cancelled: { at: work.now, by: 'ticket', words: '', avoided } },
    fact: { type: 'visit-cancelled', at: work.now, interventionId: visit.id, avoided },
  });
}
