import { z } from 'zod';

/** Every right that contracts and policies speak of; a session's `Capability` is those that can be granted today. */
export const PolicyCapability = z.enum([
  'view',
  'control',
  'clipboard',
  'files',
  'diagnostics',
  'recording',
  'voice',
  'invite',
]);
export type PolicyCapability = z.infer<typeof PolicyCapability>;
