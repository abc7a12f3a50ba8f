import { randomBytes, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { AttemptBounds } from './accounts/attempt-limit.ts';
import type { Config } from './config.ts';
import type { Clock, Random, Timing } from './context.ts';
import type { PoolBounds } from './store/open-store.ts';
import { POOL } from './store/open-store.ts';

/** What the product decides rather than its operator. */
export interface Settings {
  readonly clock: Clock;
  readonly random: Random;
  readonly timing: Timing;
  readonly attempts: AttemptBounds;
  readonly allowance: { readonly burst: number; readonly perSecond: number };
  readonly pool: PoolBounds;
  /** Where the build leaves the pages. */
  readonly pages: string;
}

export const settingsFor = ({ consentSeconds }: Pick<Config, 'consentSeconds'>): Settings => ({
  clock: { now: () => Date.now() },
  random: { id: () => randomUUID(), hex: (bytes) => randomBytes(bytes).toString('hex') },
  timing: { answer: consentSeconds * 1000, delivery: 12_000, margin: 3_000, prolong: 3600_000, afterReturn: 15_000 },
  attempts: { windowMs: 15 * 60_000, perPair: 10, perSubject: 60, perAddress: 60, begunPerAddress: 2_000 },
  allowance: { burst: 300, perSecond: 50 },
  pool: POOL,
  pages: fileURLToPath(new URL('../out/renderer', import.meta.url)),
});
