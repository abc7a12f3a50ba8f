import type { DisownedRequest } from '../../../app/wire/bridge.ts';

/** The latest request for which the employee said that they had not asked for help, until they have read what follows. */
export interface Disowned {
  said(request: DisownedRequest): void;
  current(): DisownedRequest | null;
  /** Read, or of an account that has left. */
  putAway(): void;
}

/** `said` is told after the request is known, so that a window that opens shows it; `changed` whenever it has. */
export function keepDisowned(tell: { readonly said: () => void; readonly changed: () => void }): Disowned {
  let current: DisownedRequest | null = null;
  return {
    said: (request) => {
      current = request;
      tell.said();
      tell.changed();
    },
    current: () => current,
    putAway: () => {
      current = null;
      tell.changed();
    },
  };
}
