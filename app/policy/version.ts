import { z } from 'zod';
import { PolicyRules } from './rule.ts';

/** What a version is made of; that a second administrator must approve is part of it, so that lifting it is approved too. */
export const PolicyContent = z.object({ rules: PolicyRules, secondApproval: z.boolean() });
export type PolicyContent = z.infer<typeof PolicyContent>;
