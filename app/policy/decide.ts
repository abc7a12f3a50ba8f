import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import { isOpen } from '../ticket/state.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Removal } from './removal.ts';

export type PolicyRefusal =
  | { readonly type: 'ticket-closed' }
  | { readonly type: 'ticket-not-yours'; readonly assignee: string | null }
  | { readonly type: 'no-workstation' }
  | { readonly type: 'workstation-offline' }
  | { readonly type: 'session-running'; readonly technician: string }
  | { readonly type: 'technician-blocked'; readonly cause: 'refusals' | 'report' }
  | { readonly type: 'rights-closed'; readonly removed: Removal[]; readonly administrators: string[] };

export interface Demand {
  readonly ticket: Ticket;
  readonly technician: { readonly id: string };
  /** Who already has a session, asked or live, on that workstation; null when nobody. */
  readonly running: string | null;
  /** Why the workstation does not hear this technician; null when it does. */
  readonly blocked: 'refusals' | 'report' | null;
}

/** What stands in the way of any session on this ticket, before contract and rules are asked. */
export function decideSession(demand: Demand): Result<null, PolicyRefusal> {
  const { ticket, technician } = demand;
  if (!isOpen(ticket.state)) return fail({ type: 'ticket-closed' });
  if (ticket.assignee?.id !== technician.id)
    return fail({ type: 'ticket-not-yours', assignee: ticket.assignee?.name ?? null });
  if (ticket.workstation === null) return fail({ type: 'no-workstation' });
  if (!ticket.workstation.online) return fail({ type: 'workstation-offline' });
  if (demand.running !== null) return fail({ type: 'session-running', technician: demand.running });
  if (demand.blocked !== null) return fail({ type: 'technician-blocked', cause: demand.blocked });
  return ok(null);
}
