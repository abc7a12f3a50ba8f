import { useEffect, useState } from 'react';

/** What the other side of a bridge holds now; read again once the listener stands, so that nothing falls between the two. */
export function useLive<T>(read: () => Promise<T>, follow: (listener: (value: T) => void) => () => void, first: T): T {
  const [value, setValue] = useState(first);
  useEffect(() => {
    const stop = follow(setValue);
    void read().then(setValue);
    return stop;
  }, [read, follow]);
  return value;
}
