import { z } from 'zod';
import { judgeCheckpoint, SignedCheckpoint } from '../../app/audit/checkpoint.ts';
import type { PublicKey } from '../../app/kernel/scalars.ts';
import { Instant } from '../../app/kernel/scalars.ts';
import type { Log } from './log.ts';
import type { Keep } from './store/keep.ts';

/**
 * What this workstation knows of a broker's audit: its newest checkpoint, some before it, since a chain that was
 * rewritten and has grown beyond the newest agrees with none of them, and every one that contradicted it.
 */
const Seen = z.object({
  newest: SignedCheckpoint.nullable(),
  /** Oldest first. */
  earlier: z.array(SignedCheckpoint).default([]),
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
  /** The latest moment that the present broker has signed for here; zero while there is none. */
  signedAt(): Instant;
}

export interface CheckpointsParts {
  readonly keep: Keep<StoredCheckpoints>;
  readonly brokerUrl: () => string;
  /** The broker's key as this workstation has pinned it; null before it has. */
  readonly pinnedKey: () => PublicKey | null;
  readonly now: () => Instant;
  readonly log: Log;
}

/** Where no key is pinned, that of the first checkpoint is the broker's from then on. */
export function keepCheckpoints({ keep, brokerUrl, pinnedKey, now, log }: CheckpointsParts): Checkpoints {
  const seen = (): Seen | null => keep.read()[brokerUrl()] ?? null;
  return {
    seen,
    signedAt: () => {
      const newest = seen()?.newest;
      return newest && newest.brokerKey === pinnedKey() ? newest.checkpoint.at : 0;
    },
    shown: (signed) => {
      const { newest, earlier, contradictions } = seen() ?? NOTHING;
      const pinned = pinnedKey() ?? newest?.brokerKey ?? signed.brokerKey;
      // A key that was pinned anew, on purpose, begins a chain anew.
      const kept = newest?.brokerKey === pinned ? newest : null;
      const verdict = judgeCheckpoint(kept, signed, pinned);
      if (verdict === 'known') return;
      const next: Seen =
        verdict === 'newer'
          ? { newest: signed, earlier: kept === null ? [] : thinned([...earlier, kept], signed), contradictions }
          : {
              newest,
              earlier,
              contradictions: [...contradictions, { why: verdict, shown: signed, at: now() }].slice(-KEPT),
            };
      keep.write({ ...keep.read(), [brokerUrl()]: next });
      if (verdict !== 'newer') log.warn('audit-checkpoint-contradicted', { why: verdict, seq: signed.checkpoint.seq });
    },
  };
}

/** Of today the last of each hour stays, of the days before the last of each day. */
function thinned(all: readonly SignedCheckpoint[], next: SignedCheckpoint): SignedCheckpoint[] {
  const nth = ({ checkpoint }: SignedCheckpoint, length: number): number => Math.floor(checkpoint.at / length);
  return all
    .filter((one, n) => {
      const length = nth(one, DAY_MS) === nth(next, DAY_MS) ? HOUR_MS : DAY_MS;
      return nth(one, length) !== nth(all[n + 1] ?? next, length);
    })
    .slice(-EARLIER);
}

const NOTHING: Seen = { newest: null, earlier: [], contradictions: [] };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** More than a year of days. */
const EARLIER = 400;

/** Of the contradictions: enough to prove, too few to fill a disk. */
const KEPT = 20;
