import type { Log } from '../log.ts';
import type { Keep } from './keep.ts';

/** A keep whose `write` never throws: with a full or lost disk the value lives on in memory, and the log says so. */
export function stubbornKeep<T>(keep: Keep<T>, log: Log): Keep<T> {
  let unwritten: { readonly value: T } | null = null;
  return {
    read: () => (unwritten === null ? keep.read() : unwritten.value),
    write: (value) => {
      try {
        keep.write(value);
        unwritten = null;
      } catch (cause) {
        unwritten = { value };
        log.error('not-on-disk', cause);
      }
    },
  };
}
