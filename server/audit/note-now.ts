import type { Context } from '../context.ts';
import { transact } from '../steps/transact.ts';
import type { Note } from './drafts.ts';

/** For what was done by other means than a transaction of the broker's own; it follows at once. */
export const noteNow = (context: Context, note: Note): Promise<void> =>
  transact(context, (work) => {
    work.note(note);
    return Promise.resolve();
  });
