import { sha256 } from '@noble/hashes/sha2.js';
import { Fingerprint } from '../../../app/kernel/scalars.ts';

export interface Certificate {
  readonly certificate: RTCCertificate;
  /** What the other end must find in the SDP and in the DTLS handshake. */
  readonly fingerprint: Fingerprint;
}

/** A new ECDSA P-256 certificate, for one session; its key never leaves the engine. */
export async function makeCertificate(): Promise<Certificate> {
  const certificate = await RTCPeerConnection.generateCertificate(P256);
  const sha = certificate.getFingerprints().find(({ algorithm }) => algorithm === 'sha-256');
  return { certificate, fingerprint: Fingerprint.parse(sha?.value?.toUpperCase()) };
}

/** The SHA-256 fingerprint of a certificate as the DTLS handshake showed it (DER). */
export function fingerprintOf(der: Uint8Array): Fingerprint {
  return Array.from(sha256(der), (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':');
}

const P256: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' };
