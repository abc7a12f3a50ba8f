import { z } from 'zod';
import { Id, Instant, PersonName, Words } from '../kernel/scalars.ts';
import { SupportLevel } from '../level/level.ts';

/** What became of a hypothesis. */
export const DiagnosisOutcome = z.enum(['found', 'ruled-out', 'unclear']);
export type DiagnosisOutcome = z.infer<typeof DiagnosisOutcome>;

/** One hypothesis and what trying it showed; written once, by whoever tried it, and never changed. */
export const Diagnosis = z.object({
  id: Id,
  /** Of whoever wrote it, at that moment. */
  level: SupportLevel,
  by: PersonName,
  at: Instant,
  hypothesis: Words,
  tried: Words,
  outcome: DiagnosisOutcome,
});
export type Diagnosis = z.infer<typeof Diagnosis>;
