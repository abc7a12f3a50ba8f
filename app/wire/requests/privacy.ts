import { z } from 'zod';
import { Retention } from '../../audit/retention.ts';
import { hex, Id, Instant, PersonName } from '../../kernel/scalars.ts';
import type { RequestContract } from './contract.ts';
import { nothing } from './contract.ts';

/** How much has had its time, and how much will within thirty days. */
export const DueData = z.object({ now: z.number(), soon: z.number() });
export type DueData = z.infer<typeof DueData>;

export const RetentionView = z.object({
  retention: Retention,
  due: z.object({ words: DueData, names: DueData, events: DueData, decisions: DueData }),
  /** When what is due goes next. */
  nextAt: Instant,
});
export type RetentionView = z.infer<typeof RetentionView>;

/** What goes with a person, and what stays without them. */
export const ErasurePreview = z.object({
  name: PersonName,
  /** Personal values beside the audit's events. */
  values: z.number(),
  /** Their tickets, whose words go. */
  tickets: z.number(),
  openTickets: z.number(),
  signIns: z.number(),
  workstations: z.number(),
  /** Events that stay, without saying any more who they tell of. */
  events: z.number(),
});
export type ErasurePreview = z.infer<typeof ErasurePreview>;

export const privacyRequests = {
  'privacy.retention': { input: nothing, output: RetentionView, callers: ['administrator'] },
  'privacy.change-retention': { input: Retention, output: RetentionView, callers: ['administrator'] },
  'privacy.preview-erasure': { input: z.object({ personId: Id }), output: ErasurePreview, callers: ['administrator'] },
  /** `name`: as the preview gave it, so that nobody else is erased in their stead. */
  'privacy.erase': {
    input: z.object({ personId: Id, name: PersonName }),
    output: ErasurePreview,
    callers: ['administrator'],
  },
  /** Everything that is kept about a person, for one download like an export's. */
  'privacy.export-person': {
    input: z.object({ personId: Id }),
    output: z.object({ ticket: hex(32), name: z.string() }),
    callers: ['administrator'],
  },
} as const satisfies Record<string, RequestContract>;
