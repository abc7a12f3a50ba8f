import type { Capability } from '../../../app/consent/capability.ts';
import type { Expected, Grant, SignedGrant } from '../../../app/consent/grant.ts';
import { signGrant } from '../../../app/consent/grant.ts';
import type { SessionRequest } from '../../../app/consent/request.ts';
import type { Fingerprint, Instant } from '../../../app/kernel/scalars.ts';
import type { ConsentAnswer } from '../../../app/wire/bridge.ts';
import type { SessionPorts, SharedDisplay } from './ports.ts';

export interface Agreed {
  readonly request: SessionRequest;
  readonly answer: Extract<ConsentAnswer, { type: 'accept' }>;
  readonly shared: SharedDisplay;
  readonly fingerprint: Fingerprint;
  readonly now: Instant;
}

/** What the employee agreed to, never more than was asked, signed by the workstation. */
export function writeGrant(ports: Pick<SessionPorts, 'key' | 'newId' | 'newNonce'>, agreed: Agreed): SignedGrant {
  const { request, answer, shared, fingerprint, now } = agreed;
  const { demand } = request.signed;
  const capabilities: Capability[] = demand.capabilities.filter((asked) => answer.capabilities.includes(asked));
  const grant: Grant = {
    id: ports.newId(),
    sessionId: request.sessionId,
    ticketId: demand.ticketId,
    reference: request.reference,
    workstationKey: ports.key.publicKey,
    technician: request.technician,
    consoleKey: demand.consoleKey,
    capabilities,
    display: shared.display,
    issuedAt: now,
    expiresAt: now + demand.durationMinutes * 60_000,
    policyVersion: request.policyVersion,
    fingerprints: { workstation: fingerprint, console: demand.consoleFingerprint },
    nonce: ports.newNonce(),
  };
  return signGrant(grant, ports.key.secret);
}

/** What the gate holds the grant against: known before the employee answered. */
export const expectedOf = (ports: Pick<SessionPorts, 'key'>, agreed: Agreed): Expected => ({
  workstationKey: ports.key.publicKey,
  sessionId: agreed.request.sessionId,
  fingerprints: { workstation: agreed.fingerprint, console: agreed.request.signed.demand.consoleFingerprint },
  now: agreed.now,
});
