import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes } from '@noble/curves/utils.js';
import canonicalize from 'canonicalize';
import type { PublicKey, Signature } from './scalars.ts';

/** Names what a signature is for, so that one made for a purpose is worth nothing for another. */
export type Purpose =
  | 'accord-grant-v1'
  | 'accord-session-request-v1'
  | 'accord-session-delivery-v1'
  | 'accord-attach-v1'
  | 'accord-enrol-v1'
  | 'accord-device-challenge-v1'
  | 'accord-device-sign-in-v1'
  | 'accord-further-request-v1'
  | 'accord-policy-snapshot-v1'
  | 'accord-technician-v1'
  | 'accord-checkpoint-v1'
  | 'accord-seal-v1';

/** An Ed25519 key pair; `secret` is the 32-byte seed in hexadecimal. */
export interface KeyPair {
  readonly secret: string;
  readonly publicKey: PublicKey;
}

/** `seed`: 32 bytes from the caller's cryptographic random source. */
export function keyPairFrom(seed: Uint8Array): KeyPair {
  return { secret: bytesToHex(seed), publicKey: bytesToHex(ed25519.getPublicKey(seed)) };
}

/** Signs the RFC 8785 canonical JSON of `{ purpose, payload }`. */
export function sign(purpose: Purpose, payload: unknown, secret: string): Signature {
  return bytesToHex(ed25519.sign(messageOf(purpose, payload), hexToBytes(secret)));
}

/** False for any signature that does not hold, malformed ones included. */
export function verify(purpose: Purpose, payload: unknown, signature: Signature, publicKey: PublicKey): boolean {
  try {
    return ed25519.verify(hexToBytes(signature), messageOf(purpose, payload), hexToBytes(publicKey), { zip215: false });
  } catch {
    return false;
  }
}

function messageOf(purpose: Purpose, payload: unknown): Uint8Array {
  const text = canonicalize({ purpose, payload });
  if (text === undefined) throw new TypeError('a signed payload must be JSON');
  return utf8(text);
}

/** UTF-8 bytes of well-formed text, without the encoder that only some hosts have. */
export function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text);
  const bytes: number[] = [];
  for (let at = 0; at < escaped.length; at += 1) {
    if (escaped[at] === '%') {
      bytes.push(Number.parseInt(escaped.slice(at + 1, at + 3), 16));
      at += 2;
    } else bytes.push(escaped.charCodeAt(at));
  }
  return Uint8Array.from(bytes);
}
