import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { SupportLevel } from '../level/level.ts';
import type { RefusalReason, RemoteSession } from '../session/phase.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { isOpen } from '../ticket/ticket.ts';

/** The version that grants name; it grows with every change of the rules below. */
export const POLICY_VERSION = 2;

export type PolicyRefusal =
  | { readonly type: 'ticket-closed' }
  | { readonly type: 'ticket-not-yours'; readonly assignee: string | null }
  | { readonly type: 'level-too-low'; readonly level: SupportLevel; readonly needed: SupportLevel }
  | { readonly type: 'no-workstation' }
  | { readonly type: 'workstation-offline' }
  | { readonly type: 'session-running'; readonly technician: string }
  | { readonly type: 'refused-too-often'; readonly times: number };

export interface Demand {
  readonly ticket: Ticket;
  readonly technician: { readonly id: string; readonly level: SupportLevel };
  /** Who already has a session, asked or live, on that workstation; null when nobody. */
  readonly running: string | null;
  /** The sessions that this ticket has had. */
  readonly sessions: readonly RemoteSession[];
}

const LEVEL_FOR_REMOTE: SupportLevel = 2;

/** Decided before the employee is disturbed; the employee's consent comes on top and can only narrow. */
export function decideSession(demand: Demand): Result<{ readonly policyVersion: number }, PolicyRefusal> {
  const { ticket, technician } = demand;
  if (!isOpen(ticket.state)) return fail({ type: 'ticket-closed' });
  if (ticket.assignee?.id !== technician.id)
    return fail({ type: 'ticket-not-yours', assignee: ticket.assignee?.name ?? null });
  if (technician.level < LEVEL_FOR_REMOTE)
    return fail({ type: 'level-too-low', level: technician.level, needed: LEVEL_FOR_REMOTE });
  if (ticket.workstation === null) return fail({ type: 'no-workstation' });
  if (!ticket.workstation.online) return fail({ type: 'workstation-offline' });
  if (demand.running !== null) return fail({ type: 'session-running', technician: demand.running });
  const times = refusalsOf(demand.sessions, technician.id);
  if (times >= MOST_REFUSALS) return fail({ type: 'refused-too-often', times });
  return ok({ policyVersion: POLICY_VERSION });
}

/** How often the employee has told this technician no on this ticket; "I did not ask for help" is as good as twice. */
function refusalsOf(sessions: readonly RemoteSession[], technicianId: string): number {
  return sessions
    .filter(({ technician }) => technician.id === technicianId)
    .reduce((times, { phase }) => times + (phase.type === 'refused' ? (WEIGHT[phase.reason] ?? 0) : 0), 0);
}

const WEIGHT: Partial<Record<RefusalReason, number>> = { declined: 1, 'no-help-asked': 2 };
const MOST_REFUSALS = 2;
