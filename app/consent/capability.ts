import { z } from 'zod';

/** One right over a workstation; each is asked, granted and withdrawn on its own. */
export const Capability = z.enum(['view', 'control']);
export type Capability = z.infer<typeof Capability>;

/** At least one, no duplicates; control without view would be a blind hand and is refused. */
export const Capabilities = z
  .array(Capability)
  .min(1)
  .max(Capability.options.length)
  .refine((all) => new Set(all).size === all.length, 'a capability is named once')
  .refine((all) => all.includes('view'), 'control needs view');
export type Capabilities = z.infer<typeof Capabilities>;

/** Minutes a session may be asked for. */
export const DurationMinutes = z.number().int().min(1).max(120);
