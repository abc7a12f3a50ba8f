import { z } from 'zod';

/** What the other side of a visit is told of at once, wherever they are. */
export const VisitNews = z.enum(['proposed', 'changed', 'agreed', 'dates-asked', 'cancelled', 'reminded']);
export type VisitNews = z.infer<typeof VisitNews>;
