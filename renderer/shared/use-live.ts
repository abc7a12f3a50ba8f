import { useEffect, useState } from 'react';
import { followLatest } from './follow-latest.ts';

/** What the other side of a bridge holds now; read again once the listener stands, so that nothing falls between the two. */
export function useLive<T>(read: () => Promise<T>, follow: (listener: (value: T) => void) => () => void, first: T): T {
  const [value, setValue] = useState(first);
  useEffect(() => followLatest(read, follow, setValue), [read, follow]);
  return value;
}
