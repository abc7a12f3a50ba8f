import type { Log } from '../log.ts';
import type { RightsChange } from '../realtime/bus-message.ts';

/** Changes of rights, dealt with one after the other; the same one said twice before its turn is one. */
export interface ChangeQueue {
  add(change: RightsChange): void;
  /** Those that came before wait until now. */
  begin(handle: (change: RightsChange) => Promise<void>): void;
}

export function queueChanges(log: Log): ChangeQueue {
  const waiting = new Map<string, RightsChange>();
  let handle: ((change: RightsChange) => Promise<void>) | null = null;
  let isBusy = false;

  const work = async (deal: (change: RightsChange) => Promise<void>): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    for (const [key, change] of waiting) {
      waiting.delete(key);
      await deal(change).catch((error: unknown) => log.warn({ err: error, of: change.of }, 'rights could not be told'));
    }
    isBusy = false;
  };
  const start = (): void => {
    if (handle !== null) void work(handle);
  };
  return {
    add: ({ of, id }) => {
      waiting.set(`${of} ${id}`, { of, id });
      start();
    },
    begin: (next) => {
      handle = next;
      start();
    },
  };
}
