import { z } from 'zod';
import { Instant } from '../kernel/scalars.ts';

/** What a file of the directory lists, a line each. */
export const ImportKind = z.enum(['employees', 'technicians', 'organisations', 'workstations']);
export type ImportKind = z.infer<typeof ImportKind>;

/** The columns by the names that the code has for them; a file may call them in French or English. */
export const ImportColumn = z.enum([
  'name',
  'email',
  'telephone',
  'organisation',
  'site',
  'timeZone',
  'team',
  'level',
  'certifications',
  'workstation',
  'owner',
  'tags',
]);
export type ImportColumn = z.infer<typeof ImportColumn>;

/** Why a line, or the whole file, can't be taken. */
export const ImportFaultType = z.enum([
  'empty',
  'unreadable',
  'too-many-lines',
  'column-missing',
  'column-unknown',
  'too-many-values',
  'missing',
  'malformed',
  'unknown',
  'twice',
  'name-misleads',
  'other-role',
  'archived',
  /** Somebody saved it by hand after the file was checked. */
  'changed-meanwhile',
]);
export type ImportFaultType = z.infer<typeof ImportFaultType>;

export const ImportFault = z.object({
  /** As an editor counts them, the header being 1. */
  line: z.number().int().positive(),
  /** As the file calls it; null for the whole line. */
  column: z.string().max(120).nullable(),
  type: ImportFaultType,
  /** What stood there, cut where it is long. */
  value: z.string().max(80),
});
export type ImportFault = z.infer<typeof ImportFault>;

/** What a file would do, or has done: everything when there is no fault, nothing when there is one. */
export const ImportReport = z.object({
  applied: z.boolean(),
  lines: z.number().int().nonnegative(),
  created: z.number().int().nonnegative(),
  changed: z.number().int().nonnegative(),
  unchanged: z.number().int().nonnegative(),
  faults: z.array(ImportFault).max(500),
  /** More than are listed. */
  moreFaults: z.number().int().nonnegative(),
  /** When the directory was read for it: what changes later is not overwritten by taking the file. */
  at: Instant,
});
export type ImportReport = z.infer<typeof ImportReport>;

/** Largest file taken, in bytes. */
export const IMPORT_LIMIT_BYTES = 2 * 1024 * 1024;
