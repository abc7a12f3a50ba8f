import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { hex } from '../../app/kernel/scalars.ts';
import type { KeyPair } from '../../app/kernel/signing.ts';
import { keyPairFrom } from '../../app/kernel/signing.ts';
import type { Log } from './log.ts';
import type { Keep } from './store/keep.ts';
import type { SecretBox } from './store/secret-box.ts';

/** The sealed seed of this workstation's key; null before the first start. */
export const StoredKey = z.object({ seed: z.string().nullable() });
export type StoredKey = z.infer<typeof StoredKey>;

/** This workstation's Ed25519 key, made at the first start; without it nothing can be granted. */
export function deviceKey(keep: Keep<StoredKey>, box: SecretBox, log: Log): KeyPair {
  const { seed: sealed } = keep.read();
  const opened = hex(32).safeParse(sealed === null ? null : box.open(sealed));
  if (opened.success) return keyPairFrom(Buffer.from(opened.data, 'hex'));
  if (sealed !== null) log.warn('device-key-unreadable');
  const seed = randomBytes(32);
  keep.write({ seed: box.seal(seed.toString('hex')) });
  const pair = keyPairFrom(seed);
  log.info('device-key-made', { publicKey: pair.publicKey, keystore: box.hasKeystore });
  return pair;
}
