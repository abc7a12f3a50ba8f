import { z } from 'zod';
import type { Role } from '../../level/level.ts';

/** One request: what it takes, what it gives, and who may send it. */
export interface RequestContract {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  /** The roles that may call it; anyone else gets `not-allowed` (T2). */
  readonly callers: readonly Role[];
}

export const nothing = z.object({});
