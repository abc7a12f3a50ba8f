import type { LinkFailure } from '../ports/broker/link.ts';

/** Carries a named failure through TanStack Query, which knows failures only as thrown errors. */
export class RefusedError extends Error {
  readonly failure: LinkFailure;

  constructor(failure: LinkFailure) {
    super(failure.type);
    this.name = 'RefusedError';
    this.failure = failure;
  }
}

/** The failure of a query or mutation; anything that is not a named one is a bug, and is thrown on. */
export function failureOf(error: Error | null): LinkFailure | null {
  if (error === null) return null;
  if (error instanceof RefusedError) return error.failure;
  throw error;
}
