import { z } from 'zod';
import { judgeCheckpoint, SignedCheckpoint } from '../../app/audit/checkpoint.ts';
import { Instant } from '../../app/kernel/scalars.ts';
import type { Log } from './log.ts';
import type { Keep } from './store/keep.ts';

/** What this workstation knows of a broker's audit: its newest checkpoint, and every one that contradicted it. */
const Seen = z.object({
  newest: SignedCheckpoint,
  contradictions: z.array(
    z.object({ why: z.enum(['foreign-key', 'bad-signature', 'rolled-back']), shown: SignedCheckpoint, at: Instant }),
  ),
});
export type Seen = z.infer<typeof Seen>;

/** By the broker's address. */
export const StoredCheckpoints = z.record(z.string(), Seen);
export type StoredCheckpoints = z.infer<typeof StoredCheckpoints>;

export interface Checkpoints {
  /** The broker showed one: kept when it is newer, kept as evidence when it can't be true. */
  shown(signed: SignedCheckpoint): void;
  /** Of the present broker; null before it has shown any. */
  seen(): Seen | null;
}

export interface CheckpointsParts {
  readonly keep: Keep<StoredCheckpoints>;
  readonly brokerUrl: () => string;
  readonly now: () => Instant;
  readonly log: Log;
}

/** The key of the first checkpoint is the broker's from then on. */
export function keepCheckpoints({ keep, brokerUrl, now, log }: CheckpointsParts): Checkpoints {
  const seen = (): Seen | null => keep.read()[brokerUrl()] ?? null;
  const save = (next: Seen): void => keep.write({ ...keep.read(), [brokerUrl()]: next });
  return {
    seen,
    shown: (signed) => {
      const known = seen();
      const verdict = judgeCheckpoint(known?.newest ?? null, signed, known?.newest.brokerKey ?? signed.brokerKey);
      if (verdict === 'known') return;
      if (verdict === 'newer') return save({ contradictions: [], ...known, newest: signed });
      log.warn('audit-checkpoint-contradicted', { why: verdict, seq: signed.checkpoint.seq });
      if (known === null) return;
      const contradiction = { why: verdict, shown: signed, at: now() };
      save({ ...known, contradictions: [...known.contradictions, contradiction].slice(-KEPT) });
    },
  };
}

/** Of the contradictions: enough to prove, too few to fill a disk. */
const KEPT = 20;
