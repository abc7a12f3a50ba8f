import { setImmediate as others } from 'node:timers/promises';

/** For long work to await between its steps: lets others have their turn once they have waited for some milliseconds. */
export function takeTurns(): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun < SHORT_MS) return;
    await others();
    begun = performance.now();
  };
}

const SHORT_MS = 10;
