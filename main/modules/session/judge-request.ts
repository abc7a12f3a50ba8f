import type { SessionRequest } from '../../../app/consent/request.ts';
import { demandHolds } from '../../../app/consent/request.ts';
import type { Result } from '../../../app/kernel/result.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import { isOpen } from '../../../app/ticket/state.ts';
import type { Ticket } from '../../../app/ticket/ticket.ts';

export type RequestFault =
  | { readonly type: 'signature-does-not-hold' }
  | { readonly type: 'ticket-unknown' }
  | { readonly type: 'ticket-closed' }
  | { readonly type: 'ticket-of-another-workstation' }
  | { readonly type: 'reference-differs' }
  | { readonly type: 'too-late' };

/** What this workstation knows for itself when a request arrives. */
export interface Known {
  /** The ticket, when it was asked for on this computer. */
  readonly ticket: Ticket | null;
  readonly workstationId: Id | null;
  readonly now: Instant;
}

/** Whether the employee may be asked at all: the demand is the console's own and the ticket, given back, was opened from here. */
export function judgeRequest(
  request: SessionRequest,
  { ticket, workstationId, now }: Known,
): Result<Ticket, RequestFault> {
  if (!demandHolds(request.signed)) return fail({ type: 'signature-does-not-hold' });
  if (ticket === null || ticket.id !== request.signed.demand.ticketId) return fail({ type: 'ticket-unknown' });
  if (!isOpen(ticket.state)) return fail({ type: 'ticket-closed' });
  if (workstationId === null || ticket.workstation?.id !== workstationId)
    return fail({ type: 'ticket-of-another-workstation' });
  if (ticket.reference !== request.reference) return fail({ type: 'reference-differs' });
  if (request.answerBy <= now) return fail({ type: 'too-late' });
  return ok(ticket);
}
