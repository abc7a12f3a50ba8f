import { z } from 'zod';

/** How many hours before a visit both sides are reminded of it; 0 for not at all. */
export const VisitSettings = z.object({ remindHours: z.number().int().min(0).max(168) });
export type VisitSettings = z.infer<typeof VisitSettings>;

/** The day before, until an administrator says otherwise. */
export const VISIT_SETTINGS: VisitSettings = { remindHours: 24 };
