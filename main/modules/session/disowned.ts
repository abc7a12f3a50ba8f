import type { Id } from '../../../app/kernel/scalars.ts';
import type { DisownedRequest } from '../../../app/wire/bridge.ts';

/** A request that was disowned, and by whom it was made. */
export interface DisownedBy extends Pick<DisownedRequest, 'reference' | 'technician'> {
  readonly technicianId: Id;
}

/** The latest request for which the employee said that they had not asked for help, until they have read what follows. */
export interface Disowned {
  said(request: DisownedBy): void;
  current(): DisownedRequest | null;
  /** Read, or of an account that has left. */
  putAway(): void;
}

export interface DisownedParts {
  /** Told after the request is known, so that a window that opens shows it. */
  readonly said: () => void;
  /** Told whenever it has changed. */
  readonly changed: () => void;
  /** This computer does not hear that technician. */
  readonly isBlocked: (technicianId: Id) => boolean;
}

export function keepDisowned({ said, changed, isBlocked }: DisownedParts): Disowned {
  let current: DisownedBy | null = null;
  return {
    said: (request) => {
      current = request;
      said();
      changed();
    },
    current: () => {
      if (current === null) return null;
      const { reference, technician, technicianId } = current;
      return { reference, technician, blocked: isBlocked(technicianId) };
    },
    putAway: () => {
      current = null;
      changed();
    },
  };
}
