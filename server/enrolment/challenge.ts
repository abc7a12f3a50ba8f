import type { DeviceChallenge, DeviceClaim } from '../../app/directory/enrolment.ts';
import type { Signature } from '../../app/kernel/scalars.ts';
import type { Purpose } from '../../app/kernel/signing.ts';
import { sign, verify } from '../../app/kernel/signing.ts';
import type { Context } from '../context.ts';
import { spendChallenge } from '../store/enrolment.ts';

/** Long enough for a slow computer, short enough to be worth nothing later. */
const LASTS_MS = 2 * 60_000;

/** Nothing is kept for whoever asks: the broker knows its own signature again. */
export function giveChallenge({ clock, random, signingKey }: Context): DeviceChallenge {
  const open = { nonce: random.hex(16), expiresAt: clock.now() + LASTS_MS };
  return { ...open, signature: sign('accord-device-challenge-v1', open, signingKey.secret) };
}

/** Whether the device's key signed this very claim on a challenge of this broker's, in time and for the first time. */
export async function claimHolds(
  { store, clock, signingKey }: Context,
  purpose: Purpose,
  claim: DeviceClaim,
  signature: Signature,
): Promise<boolean> {
  const { nonce, expiresAt, signature: ours } = claim.challenge;
  if (expiresAt <= clock.now()) return false;
  if (!verify('accord-device-challenge-v1', { nonce, expiresAt }, ours, signingKey.publicKey)) return false;
  if (!verify(purpose, claim, signature, claim.publicKey)) return false;
  return await spendChallenge(store, nonce, claim.publicKey, expiresAt);
}
