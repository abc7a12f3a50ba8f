import { z } from 'zod';

/** The ways of asking that a technician writes down for somebody. */
export const IntakeChannel = z.enum(['telephone', 'on-site']);
export type IntakeChannel = z.infer<typeof IntakeChannel>;
