import { z } from 'zod';

/** Support levels N1, N2, N3. */
export const SupportLevel = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type SupportLevel = z.infer<typeof SupportLevel>;

export const Role = z.enum(['employee', 'technician', 'administrator']);
export type Role = z.infer<typeof Role>;
