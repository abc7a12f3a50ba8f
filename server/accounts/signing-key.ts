import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { KeyPair } from '../../app/kernel/signing.ts';
import { keyPairFrom } from '../../app/kernel/signing.ts';
import type { Store } from '../store/open-store.ts';

/** The key that opens the broker's signing key is another one than it was sealed with. */
export class SigningKeyLocked extends Error {}

/**
 * The Ed25519 key with which every broker of this database signs: made once, kept in the database, and worth nothing
 * to whoever has the database alone. Throws `SigningKeyLocked` when the secret has been changed.
 */
export async function keptSigningKey(store: Store, secret: string): Promise<KeyPair> {
  const made = seal(randomBytes(32), secret);
  await store
    .insertInto('broker_key')
    .values({ name: NAME, sealed: made })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { sealed } = await store
    .selectFrom('broker_key')
    .select('sealed')
    .where('name', '=', NAME)
    .executeTakeFirstOrThrow();
  return keyPairFrom(open(sealed, secret));
}

const NAME = 'signing';

/** AES-256-GCM: 12 bytes of nonce, 16 of tag, 32 of sealed seed, in hexadecimal. */
function seal(seed: Uint8Array, secret: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(secret), nonce).setAAD(Buffer.from(PURPOSE));
  const sealed = Buffer.concat([cipher.update(seed), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('hex');
}

function open(text: string, secret: string): Uint8Array {
  const bytes = Buffer.from(text, 'hex');
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFrom(secret), bytes.subarray(0, 12))
      .setAAD(Buffer.from(PURPOSE))
      .setAuthTag(bytes.subarray(12, 28));
    return Uint8Array.from(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]));
  } catch (cause) {
    throw new SigningKeyLocked('the signing key was sealed with another secret', { cause });
  }
}

const PURPOSE = 'accord-broker-signing-key-v1';

const keyFrom = (secret: string): Uint8Array => new Uint8Array(hkdfSync('sha256', secret, '', PURPOSE, 32));
