import { z } from 'zod';
import { Instant, PublicKey, Signature } from '../kernel/scalars.ts';
import { sign, verify } from '../kernel/signing.ts';
import { Digest } from './chain.ts';

/** The broker's word that at this moment the chain reached `seq` and that its hash there was `hash`. */
export const Checkpoint = z.strictObject({ seq: z.number().int().nonnegative(), hash: Digest, at: Instant });
export type Checkpoint = z.infer<typeof Checkpoint>;

export const SignedCheckpoint = z.strictObject({ checkpoint: Checkpoint, brokerKey: PublicKey, signature: Signature });
export type SignedCheckpoint = z.infer<typeof SignedCheckpoint>;

export function signCheckpoint(
  checkpoint: Checkpoint,
  key: { readonly secret: string; readonly publicKey: PublicKey },
): SignedCheckpoint {
  return {
    checkpoint,
    brokerKey: key.publicKey,
    signature: sign('accord-checkpoint-v1', checkpoint, key.secret),
  };
}

/** By the key it names, and by no other; whether that key is the broker's is for the caller to know. */
export const checkpointHolds = ({ checkpoint, brokerKey, signature }: SignedCheckpoint): boolean =>
  verify('accord-checkpoint-v1', checkpoint, signature, brokerKey);

/** What a workstation does with a checkpoint it is shown, given the newest it has seen: time never runs backwards. */
export function judgeCheckpoint(
  kept: SignedCheckpoint | null,
  shown: SignedCheckpoint,
  pinnedKey: PublicKey,
): 'newer' | 'known' | 'foreign-key' | 'bad-signature' | 'rolled-back' {
  if (shown.brokerKey !== pinnedKey) return 'foreign-key';
  if (!checkpointHolds(shown)) return 'bad-signature';
  if (kept === null || shown.checkpoint.seq > kept.checkpoint.seq) return 'newer';
  if (shown.checkpoint.seq === kept.checkpoint.seq && shown.checkpoint.hash === kept.checkpoint.hash) return 'known';
  return 'rolled-back';
}
