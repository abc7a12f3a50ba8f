import { z } from 'zod';
import { Id, Instant, PersonName, Words } from '../kernel/scalars.ts';
import { PolicyRules } from './rule.ts';

/** What a version is made of; that a second administrator must approve is part of it, so that lifting it is approved too. */
export const PolicyContent = z.object({ rules: PolicyRules, secondApproval: z.boolean() });
export type PolicyContent = z.infer<typeof PolicyContent>;

/** Versions are numbered from 1, without a gap, and never change; the highest is the one in force. */
export const VersionNumber = z.number().int().positive();

const Who = z.object({ id: Id, name: PersonName });

/** Why a version is brought into force: asked of whoever does it. */
export const VersionReason = Words.max(500);

/** The same as it is kept; versions of before that was asked, and the first one, may have none. */
const VersionNote = VersionReason.or(z.literal(''));

export const PolicyVersion = z.object({
  number: VersionNumber,
  publishedAt: Instant,
  /** Null for the rules that came with the product. */
  author: Who.nullable(),
  /** The second administrator, where one was asked for. */
  approver: Who.nullable(),
  note: VersionNote,
  /** The older version whose rules it brought back. */
  bringsBack: VersionNumber.nullable(),
  rules: z.number().int().nonnegative(),
});
export type PolicyVersion = z.infer<typeof PolicyVersion>;

/** What administrators are working on together, one at a time; kept with every keystroke. */
export const PolicyDraft = z.object({
  content: PolicyContent,
  /** The version it was begun from: once that one is superseded the draft has to be taken up anew. */
  base: VersionNumber,
  /** Grows with each change; 0 for rules that nobody has touched since they were published. */
  revision: z.number().int().nonnegative(),
  savedBy: Who.nullable(),
  savedAt: Instant.nullable(),
});
export type PolicyDraft = z.infer<typeof PolicyDraft>;

/** Waits for another administrator than the one who proposed it. */
export const PolicyProposal = z.object({
  content: PolicyContent,
  base: VersionNumber,
  bringsBack: VersionNumber.nullable(),
  note: VersionNote,
  proposedBy: Who,
  proposedAt: Instant,
});
export type PolicyProposal = z.infer<typeof PolicyProposal>;
