import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';

/** Alt R, from wherever the hand is, as long as what it follows can be seen and no dialog lies above it. */
export function useFollowKey(shown: RefObject<HTMLElement | null>, follow: (() => void) | null): void {
  const latest = useRef(follow);
  useEffect(() => {
    latest.current = follow;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isFollow(event) || latest.current === null || shown.current?.checkVisibility() !== true) return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [shown]);
}

/** Where Alt writes another letter, it is the key that counts. */
const isFollow = ({ altKey, ctrlKey, metaKey, key, code }: KeyboardEvent): boolean =>
  altKey && !ctrlKey && !metaKey && (key.toLowerCase() === 'r' || code === 'KeyR');
