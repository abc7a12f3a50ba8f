import type { FurtherDemand, SignedFurther } from '../../../app/consent/further.ts';
import { signFurther } from '../../../app/consent/further.ts';
import { commitmentTo } from '../../../app/consent/phrase.ts';
import type { ConsoleDemand, SignedDemand } from '../../../app/consent/request.ts';
import type { Fingerprint } from '../../../app/kernel/scalars.ts';
import type { KeyPair } from '../../../app/kernel/signing.ts';
import { keyPairFrom, sign } from '../../../app/kernel/signing.ts';
import { makeCertificate } from './certificate.ts';

/** Who the console is, for one session: made before it asks, forgotten after. */
export interface ConsoleIdentity {
  readonly key: KeyPair;
  readonly certificate: RTCCertificate;
  readonly fingerprint: Fingerprint;
  /** Kept until the workstation has named its certificate; `commitment` is what the demand carries meanwhile. */
  readonly opening: string;
  readonly commitment: string;
}

export async function prepareConsole(): Promise<ConsoleIdentity> {
  const { certificate, fingerprint } = await makeCertificate();
  const key = keyPairFrom(crypto.getRandomValues(new Uint8Array(32)));
  const opening = toHex(crypto.getRandomValues(new Uint8Array(32)));
  return { key, certificate, fingerprint, opening, commitment: commitmentTo(opening) };
}

export function signDemand(
  identity: ConsoleIdentity,
  asked: Pick<ConsoleDemand, 'ticketId' | 'capabilities' | 'durationMinutes'>,
): SignedDemand {
  const demand: ConsoleDemand = {
    ...asked,
    consoleKey: identity.key.publicKey,
    consoleFingerprint: identity.fingerprint,
    commitment: identity.commitment,
  };
  return { demand, signature: sign('accord-session-request-v1', demand, identity.key.secret) };
}

/** More for the session whose grant `grantId` is, from the same console. */
export const signFurtherDemand = (
  { key }: ConsoleIdentity,
  asked: Pick<FurtherDemand, 'sessionId' | 'grantId' | 'capabilities' | 'minutes'>,
): SignedFurther => signFurther({ ...asked, id: crypto.randomUUID(), consoleKey: key.publicKey }, key.secret);

const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
