import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import { isFollowKey } from './follow-key.ts';

/** From wherever the hand is, as long as what it follows can be seen and no dialog lies above it. */
export function useFollowKey(shown: RefObject<HTMLElement | null>, follow: (() => void) | null): void {
  const latest = useRef(follow);
  useEffect(() => {
    latest.current = follow;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isFollowKey(event) || latest.current === null || shown.current?.checkVisibility() !== true) return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [shown]);
}
