import { randomBytes, randomUUID } from 'node:crypto';
import type { Capability } from '../../../app/consent/capability.ts';
import type { Grant, SignedGrant } from '../../../app/consent/grant.ts';
import { signGrant } from '../../../app/consent/grant.ts';
import { commitmentTo } from '../../../app/consent/phrase.ts';
import type { ConsoleDemand, SessionRequest, SignedDemand } from '../../../app/consent/request.ts';
import type { KeyPair } from '../../../app/kernel/signing.ts';
import { keyPairFrom, sign } from '../../../app/kernel/signing.ts';
import type { SessionEvent } from '../../../app/session/event.ts';
import type { Workstation } from '../../../app/wire/requests/workstations.ts';
import type { Client } from './client.ts';

/** A device as its main process would speak for it: a key, a certificate, reports. */
export interface Device {
  readonly keys: KeyPair;
  readonly fingerprint: string;
  attach(client: Client, name?: string): Promise<Workstation>;
  delivery(request: SessionRequest): SessionEvent & { type: 'delivered' };
  grant(request: SessionRequest, changes?: Partial<Grant>): SignedGrant;
}

export const report = (event: SessionEvent) => ({ id: randomUUID(), event });

export function aDevice(keys: KeyPair = keyPairFrom(randomBytes(32))): Device {
  const fingerprint = aFingerprint();
  return {
    keys,
    fingerprint,
    attach: (client, name = 'POSTE-042') => {
      const claim = { nonce: client.welcome.nonce, publicKey: keys.publicKey, name };
      return client.ask('workstation.attach', { claim, signature: sign('accord-attach-v1', claim, keys.secret) });
    },
    delivery: ({ sessionId, signed: { demand } }) => {
      const ends = { consoleFingerprint: demand.consoleFingerprint, workstationFingerprint: fingerprint };
      const delivery = { sessionId, ...ends, workstationKey: keys.publicKey };
      const signature = sign('accord-session-delivery-v1', delivery, keys.secret);
      return { type: 'delivered', at: Date.now(), delivery: { delivery, signature } };
    },
    grant: (request, changes = {}) => signGrant({ ...grantFor(request, keys, fingerprint), ...changes }, keys.secret),
  };
}

/** A console's half of a request: key, certificate and the opening it has committed to. */
export function aDemand(
  ticketId: string,
  changes: Partial<ConsoleDemand> = {},
  keys: KeyPair = keyPairFrom(randomBytes(32)),
): { signed: SignedDemand; opening: string } {
  const opening = randomBytes(32).toString('hex');
  const capabilities: Capability[] = ['view', 'control'];
  const demand: ConsoleDemand = {
    ticketId,
    capabilities,
    durationMinutes: 20,
    consoleKey: keys.publicKey,
    consoleFingerprint: aFingerprint(),
    commitment: commitmentTo(opening),
    ...changes,
  };
  return { opening, signed: { demand, signature: sign('accord-session-request-v1', demand, keys.secret) } };
}

const aFingerprint = (): string =>
  [...randomBytes(32)].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':');

function grantFor(
  { sessionId, reference, technician, policyVersion, signed: { demand } }: SessionRequest,
  keys: KeyPair,
  fingerprint: string,
): Grant {
  const issuedAt = Date.now();
  return {
    id: randomUUID(),
    sessionId,
    ticketId: demand.ticketId,
    reference,
    workstationKey: keys.publicKey,
    technician,
    consoleKey: demand.consoleKey,
    capabilities: demand.capabilities,
    display: { id: '1', label: 'Écran 1' },
    issuedAt,
    expiresAt: issuedAt + demand.durationMinutes * 60_000,
    policyVersion,
    fingerprints: { workstation: fingerprint, console: demand.consoleFingerprint },
    nonce: randomBytes(16).toString('hex'),
  };
}
