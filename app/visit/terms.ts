import { z } from 'zod';
import { TimeZone } from '../directory/calendar.ts';

/** What there is to know before somebody is sent: what the contract says of it, and where it would be. */
export const VisitTerms = z.object({
  /** Null where the requester has no contract; `onSite` is empty where it says that nobody comes. */
  contract: z.object({ name: z.string(), onSite: z.string() }).nullable(),
  /** Organisation and site, as far as the directory knows them; empty where it knows neither. */
  place: z.string(),
  /** What time it is there. */
  timeZone: TimeZone.nullable(),
});
export type VisitTerms = z.infer<typeof VisitTerms>;
