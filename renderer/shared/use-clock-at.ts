import { useMemo } from 'react';

/** A clock that read `now` when this view of it arrived, and goes on from there; in milliseconds. */
export function useClockAt(now: number): () => number {
  return useMemo(() => {
    const ahead = now - Date.now();
    return () => Date.now() + ahead;
  }, [now]);
}
