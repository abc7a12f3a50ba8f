import type { Instant } from '../../../app/kernel/scalars.ts';
import type { Clock } from '../clock.ts';

/** How long newer rules have been waiting to be read while somebody is being helped. */
export interface ReadingWatch {
  /** Some wait; those that come meanwhile get no more time. */
  begin(): void;
  /** All are read, or nobody is judged by others. */
  end(): void;
  /** They are not waited for any longer: those before count for nothing until the new ones do. */
  isLate(): boolean;
}

/** `late` is called when it becomes so. */
export function watchReading({ now, after }: Clock, late: () => void): ReadingWatch {
  let since: Instant | null = null;
  let isLate = false;
  return {
    begin: () => {
      if (since !== null) return;
      const begun = now();
      since = begun;
      after(PATIENCE_MS, () => {
        if (since !== begun) return;
        isLate = true;
        late();
      });
    },
    end: () => {
      since = null;
      isLate = false;
    },
    isLate: () => isLate,
  };
}

/** Longer than reading takes where little else is done, and well within the second that a withdrawal has, in milliseconds. */
const PATIENCE_MS = 600;
