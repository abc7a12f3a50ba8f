import { z } from 'zod';
import { PriorityMatrix } from '../ticket/priority.ts';

/** What administrators decide about the service desk. */
export const DeskSettings = z.object({ matrix: PriorityMatrix });
export type DeskSettings = z.infer<typeof DeskSettings>;
