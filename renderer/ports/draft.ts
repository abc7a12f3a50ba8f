import { z } from 'zod';
import { Id } from '../../app/kernel/scalars.ts';

/** What somebody is writing: it is kept on this computer until it has arrived. */
export const Draft = z.object({ words: z.string().max(4000), requestId: Id, internal: z.boolean() });
export type Draft = z.infer<typeof Draft>;

export interface Drafts {
  read(key: string): Draft | null;
  /** Null forgets it. */
  keep(key: string, draft: Draft | null): void;
}

/** In the browser's own storage: it outlives the page, the line and a crash; a storage that is full or forbidden loses nothing but that. */
export const draftsIn = (storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): Drafts => ({
  read: (key) => {
    try {
      const parsed = Draft.safeParse(JSON.parse(storage.getItem(PREFIX + key) ?? 'null'));
      return parsed.success ? parsed.data : null;
    } catch {
      return null;
    }
  },
  keep: (key, draft) => {
    try {
      if (draft === null) storage.removeItem(PREFIX + key);
      else storage.setItem(PREFIX + key, JSON.stringify(draft));
    } catch (error) {
      reportError(new Error('a draft could not be kept', { cause: error }));
    }
  },
});

const PREFIX = 'accord.talk.';
