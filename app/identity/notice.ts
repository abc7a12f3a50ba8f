import { z } from 'zod';
import { Id, Instant } from '../kernel/scalars.ts';

/** What others do to somebody's account that its owner has to hear of; `person-changed` where the address is another one. */
export const NOTICE_KINDS = ['person-changed', 'second-factors-reset', 'password-given', 'person-merged'] as const;

/** One of these, as the owner reads it. */
const AccountNotice = z.object({
  id: Id,
  kind: z.enum(NOTICE_KINDS),
  at: Instant,
  /** Who did it; null for the broker itself, and where the name was erased. */
  by: z.string().nullable(),
  /** The address that the account had before. */
  formerEmail: z.string().nullable(),
});
export type AccountNotice = z.infer<typeof AccountNotice>;

export const AccountNotices = z.array(AccountNotice).max(20);
