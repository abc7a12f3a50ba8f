import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { hex } from '../../app/kernel/scalars.ts';
import type { KeyPair } from '../../app/kernel/signing.ts';
import { keyPairFrom } from '../../app/kernel/signing.ts';
import type { Log } from './log.ts';
import type { Keep } from './store/keep.ts';
import type { SecretBox } from './store/secret-box.ts';

/** The sealed seed of this workstation's key, null before the first start; `spare`: those made while it could not be opened. */
export const StoredKey = z.object({ seed: z.string().nullable(), spare: z.array(z.string()).default([]) });
export type StoredKey = z.infer<typeof StoredKey>;

/**
 * This workstation's Ed25519 key, made at the first start; without it nothing can be granted. One that a locked keystore
 * hides is kept: the workstation is another until it opens, and then itself again.
 */
export function deviceKey(keep: Keep<StoredKey>, box: SecretBox, log: Log): KeyPair {
  const { seed: first, spare } = keep.read();
  const kept = first === null ? [] : [first, ...spare];
  for (const sealed of kept) {
    const opened = hex(32).safeParse(box.open(sealed));
    if (!opened.success) {
      log.warn('device-key-unreadable');
      continue;
    }
    const resealed = box.reseal(sealed);
    if (resealed !== null) keep.write(stored(kept.map((one) => (one === sealed ? resealed : one))));
    return keyPairFrom(Buffer.from(opened.data, 'hex'));
  }
  const seed = randomBytes(32);
  keep.write(stored([...kept, box.seal(seed.toString('hex'))]));
  const pair = keyPairFrom(seed);
  log.info('device-key-made', { publicKey: pair.publicKey, keystore: box.hasKeystore });
  return pair;
}

const stored = ([seed, ...spare]: readonly string[]): StoredKey => ({ seed: seed ?? null, spare });
