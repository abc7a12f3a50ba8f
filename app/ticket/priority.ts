import { z } from 'zod';
import type { Impact } from './ticket.ts';

/** How long it can wait, as whoever listens judges it. */
export const Urgency = z.enum(['high', 'medium', 'low']);
export type Urgency = z.infer<typeof Urgency>;

/** 1 is worked on before everything else, 4 after. */
export const Priority = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Priority = z.infer<typeof Priority>;

const Row = z.object({ high: Priority, medium: Priority, low: Priority });

/** Impact × urgency, as administrators set it; what is graver or more urgent never comes later. */
export const PriorityMatrix = z
  .object({ blocked: Row, hindered: Row, question: Row })
  .refine(({ blocked, hindered, question }) => {
    const rows = [blocked, hindered, question];
    return (
      rows.every(({ high, medium, low }) => high <= medium && medium <= low) &&
      Urgency.options.every(
        (urgency) => blocked[urgency] <= hindered[urgency] && hindered[urgency] <= question[urgency],
      )
    );
  });
export type PriorityMatrix = z.infer<typeof PriorityMatrix>;

export const DEFAULT_MATRIX: PriorityMatrix = {
  blocked: { high: 1, medium: 2, low: 3 },
  hindered: { high: 2, medium: 3, low: 4 },
  question: { high: 3, medium: 4, low: 4 },
};

/** Where nobody has judged the urgency yet, it is neither high nor low. */
export const priorityFor = (matrix: PriorityMatrix, impact: Impact, urgency: Urgency | null): Priority =>
  matrix[impact][urgency ?? 'medium'];
