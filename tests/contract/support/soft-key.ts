import type { KeyObject } from 'node:crypto';
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** What a key lies about; everything is true unless it says otherwise. */
export interface Lies {
  readonly origin?: string;
  readonly host?: string;
  readonly challenge?: string;
  /** Says that nobody was there to put their finger on it. */
  readonly unverified?: boolean;
  readonly counter?: number;
  /** Signs with another key than its own. */
  readonly signer?: KeyObject;
}

/** A security key in software, byte for byte what a browser hands over (WebAuthn, ES256, no attestation). */
export interface SoftKey {
  create(challenge: string, lies?: Lies): Record<string, unknown>;
  get(challenge: string, lies?: Lies): Record<string, unknown>;
}

export function aSoftKey(at: { readonly origin: string; readonly host: string }): SoftKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  let counter = 0;
  const client = (type: string, challenge: string, lies: Lies): Buffer =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: lies.challenge ?? challenge,
        origin: lies.origin ?? at.origin,
        crossOrigin: false,
      }),
    );
  const head = (lies: Lies, attested: boolean): Buffer => {
    counter += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(lies.counter ?? counter);
    const flags = PRESENT | (lies.unverified === true ? 0 : VERIFIED) | (attested ? ATTESTED : 0);
    return Buffer.concat([digest(lies.host ?? at.host), Buffer.from([flags]), count]);
  };
  const described = (response: object) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response,
  });
  return {
    create: (challenge, lies = {}) => {
      const clientData = client('webauthn.create', challenge, lies);
      const data = Buffer.concat([
        head(lies, true),
        Buffer.alloc(16),
        Buffer.from([0, id.length]),
        id,
        coseOf(publicKey),
      ]);
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        text('fmt'),
        text('none'),
        text('attStmt'),
        Buffer.from([0xa0]),
        text('authData'),
        bytes(data),
      ]);
      return described({
        clientDataJSON: clientData.toString('base64url'),
        attestationObject: attestation.toString('base64url'),
      });
    },
    get: (challenge, lies = {}) => {
      const clientData = client('webauthn.get', challenge, lies);
      const data = head(lies, false);
      const signature = sign('sha256', Buffer.concat([data, digest(clientData)]), lies.signer ?? privateKey);
      return described({
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      });
    },
  };
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;

const digest = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();

/** CBOR, as far as a key needs it. */
const text = (word: string): Buffer => Buffer.concat([Buffer.from([0x60 | word.length]), Buffer.from(word)]);
const bytes = (data: Buffer): Buffer => Buffer.concat([Buffer.from([0x58, data.length]), data]);

function coseOf(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    bytes(Buffer.from(x, 'base64url')),
    Buffer.from([0x22]),
    bytes(Buffer.from(y, 'base64url')),
  ]);
}
