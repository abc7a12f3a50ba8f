import { Capability } from '../../../app/consent/capability.ts';
import type { FurtherDemand } from '../../../app/consent/further.ts';
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

export interface AgreedFurther {
  readonly before: Grant;
  readonly demand: FurtherDemand;
  /** Of what the demand names. */
  readonly agreed: { readonly capabilities: readonly Capability[]; readonly extend: boolean };
  readonly now: Instant;
}

/** The grant that takes the place of another: the same session, ends and screen, with what was agreed to on top. */
export function writeFurtherGrant(
  ports: Pick<SessionPorts, 'key' | 'newId' | 'newNonce'>,
  { before, demand, agreed, now }: AgreedFurther,
): SignedGrant {
  const capabilities = Capability.options.filter(
    (one) => before.capabilities.includes(one) || agreed.capabilities.includes(one),
  );
  const grant: Grant = {
    ...before,
    id: ports.newId(),
    capabilities,
    issuedAt: now,
    expiresAt: before.expiresAt + (agreed.extend ? demand.minutes * 60_000 : 0),
    nonce: ports.newNonce(),
    replaces: before.id,
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
