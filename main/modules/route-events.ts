import type { BrokerEvent } from '../../app/wire/broker-events.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Desk } from './employee/desk.ts';
import type { Log } from './log.ts';
import type { WorkstationRules } from './policy/workstation-rules.ts';
import type { SessionHost } from './session/session-host.ts';
import type { TalkFollower } from './talk/follow-talk.ts';

interface Listeners {
  readonly desk: Desk;
  readonly host: SessionHost;
  readonly talk: Pick<TalkFollower, 'grew' | 'readOn' | 'visitMoved'>;
  readonly checkpoints: Checkpoints;
  readonly rules: Pick<WorkstationRules, 'shown'>;
  readonly log: Log;
}

/** Gives each event of the broker to the module it is for. */
export function routeEvents({ desk, host, talk, checkpoints, rules, log }: Listeners): (event: BrokerEvent) => void {
  return (event) => {
    switch (event.type) {
      case 'ticket-changed':
        desk.ticketChanged(event.ticket);
        return;
      case 'talk-grew':
        talk.grew(event);
        return;
      case 'talk-read':
        talk.readOn(event.ticketId);
        return;
      case 'visit-moved':
        talk.visitMoved(event);
        return;
      case 'session-changed':
        host.changed(event.session);
        return;
      case 'session-asked':
        host.asked(event.request).catch((cause: unknown) => {
          log.error('session-request-failed', cause, { reference: event.request.reference });
        });
        return;
      case 'further-asked':
        host.furtherAsked(event.request);
        return;
      case 'further-withdrawn':
        host.furtherWithdrawn(event.sessionId, event.demandId);
        return;
      case 'policy-snapshot':
        rules.shown(event.signed);
        return;
      case 'credential-renewed':
        host.credentialRenewed(event.signed);
        return;
      case 'session-revealed':
        host.revealed(event.sessionId, event.opening);
        return;
      case 'session-signalled':
        host.signalled(event.sessionId, event.signal);
        return;
      case 'audit-checkpoint':
        checkpoints.shown(event.signed);
        return;
      case 'workstation-revoked':
        host.stop('workstation-revoked');
        return;
      case 'directory-changed':
      case 'technician-blocked':
      case 'technician-unblocked':
      case 'rights-changed':
      case 'timeline-grew':
      case 'notes-grew':
        // For technicians and those who administer, elsewhere.
        return;
      case 'workstation-restored':
      case 'welcome':
      case 'signed-out':
        // The connection has dealt with these already.
        return;
    }
  };
}
