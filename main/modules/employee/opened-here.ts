import { z } from 'zod';
import type { Id } from '../../../app/kernel/scalars.ts';
import { Id as IdSchema, Words } from '../../../app/kernel/scalars.ts';
import type { Keep } from '../store/keep.ts';

/** The latest tickets that were asked for on this computer, each in the words that were typed here. */
export const StoredOpened = z.array(z.object({ ticketId: IdSchema, words: Words }));
export type StoredOpened = z.infer<typeof StoredOpened>;

/** What this computer knows of its own tickets without believing anyone. */
export interface OpenedHere {
  add(ticketId: Id, words: string): void;
  /** Null for a ticket that was not asked for here. */
  wordsOf(ticketId: Id): string | null;
}

export function openedHere(keep: Keep<StoredOpened>): OpenedHere {
  return {
    add: (ticketId, words) => {
      const others = keep.read().filter((one) => one.ticketId !== ticketId);
      keep.write([...others, { ticketId, words }].slice(-MOST_REMEMBERED));
    },
    wordsOf: (ticketId) => keep.read().find((one) => one.ticketId === ticketId)?.words ?? null,
  };
}

const MOST_REMEMBERED = 200;
