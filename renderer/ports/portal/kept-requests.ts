import { z } from 'zod';
import type { Id } from '../../../app/kernel/scalars.ts';
import { WaitingRequest } from '../../../app/wire/bridge.ts';

/** Requests for help that this browser keeps until the broker has them. */
export interface KeptRequests {
  read(): readonly WaitingRequest[];
  write(waiting: readonly WaitingRequest[]): void;
}

/** One place a person: whoever shares a browser with a colleague sends nobody else's words. What can't be kept is thrown. */
export function keptRequestsIn(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  personId: Id,
): KeptRequests {
  const place = `accord.help.${personId}`;
  return {
    read: () => parsed(storage.getItem(place)),
    write: (waiting) =>
      waiting.length === 0 ? storage.removeItem(place) : storage.setItem(place, JSON.stringify(waiting)),
  };
}

/** What another version has left there and this one can't read is no request. */
function parsed(stored: string | null): readonly WaitingRequest[] {
  try {
    return z.array(WaitingRequest).safeParse(JSON.parse(stored ?? '[]')).data ?? [];
  } catch {
    return [];
  }
}
