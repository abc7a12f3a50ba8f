import { ok } from '../../../app/kernel/result.ts';
import type { RemoteSession } from '../../../app/session/phase.ts';
import type { RunningSession } from '../../../app/wire/requests/running-sessions.ts';
import { listRunningSessions as list } from '../../store/sessions.ts';
import { findTicket } from '../../store/tickets.ts';
import type { Case } from '../case.ts';

export const listRunningSessions: Case<'session.list-running'> = async ({ store }) => {
  const shown: RunningSession[] = [];
  for (const { session } of await list(store)) {
    const ticket = await findTicket(store, session.ticketId);
    if (ticket === undefined || ticket.workstation === null) continue;
    const { id, name } = ticket.workstation;
    shown.push({
      id: session.id,
      reference: session.reference,
      technician: session.technician,
      workstation: { id, name },
      requester: ticket.requester,
      state: stateOf(session),
      askedAt: session.asked.at,
      expiresAt: 'signed' in session.phase ? (session.phase.signed?.grant.expiresAt ?? null) : null,
    });
  }
  return ok(shown);
};

function stateOf({ phase }: RemoteSession): RunningSession['state'] {
  if (phase.type === 'active') return phase.controlling ? 'controlling' : 'seeing';
  return phase.type === 'granted' ? 'seeing' : 'asking';
}
