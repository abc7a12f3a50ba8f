import { z } from 'zod';

/** `INC-2026-000042` or `REQ-2026-000007`: kind, year, number within both; unique for ever, readable aloud. */
export const Reference = z.string().regex(/^(?:INC|REQ)-20\d{2}-\d{6}$/);
export type Reference = z.infer<typeof Reference>;

export type ReferenceKind = 'INC' | 'REQ';

/** `number`: 1 to 999 999 within the kind and year; beyond that the numbering scheme itself is broken, so it throws. */
export function referenceFor(kind: ReferenceKind, year: number, number: number): Reference {
  return Reference.parse(`${kind}-${year}-${String(number).padStart(6, '0')}`);
}
