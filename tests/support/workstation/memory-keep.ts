import type { Keep } from '../../../main/modules/store/keep.ts';

/** A value as the disk would hold it: written values go through JSON. */
export function memoryKeep<T>(initial: T): Keep<T> & { readonly writes: () => number } {
  let text = JSON.stringify(initial);
  let writes = 0;
  return {
    read: () => JSON.parse(text),
    write: (value) => {
      text = JSON.stringify(value);
      writes += 1;
    },
    writes: () => writes,
  };
}

export const silentLog = { error: () => undefined, warn: () => undefined, info: () => undefined };
