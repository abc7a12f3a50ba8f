import type { DOMAttributes } from 'react';
import { useEffect, useState } from 'react';

/** How long the bar stays once the hand has gone back to the remote screen, in milliseconds. */
const STAYS_MS = 1500;

export interface AwakeBar {
  readonly awake: boolean;
  readonly handlers: Pick<DOMAttributes<HTMLElement>, 'onPointerEnter' | 'onPointerLeave' | 'onFocus' | 'onBlur'>;
}

/** Awake whenever the technician only looks; while driving, as long as the pointer or the focus is in it. */
export function useAwakeBar(driving: boolean): AwakeBar {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const [asleep, setAsleep] = useState(false);
  const wanted = !driving || pointed || focused;
  useEffect(() => {
    if (wanted) {
      setAsleep(false);
      return undefined;
    }
    const timer = setTimeout(() => setAsleep(true), STAYS_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  return {
    awake: wanted || !asleep,
    handlers: {
      onPointerEnter: () => setPointed(true),
      onPointerLeave: () => setPointed(false),
      onFocus: () => setFocused(true),
      onBlur: () => setFocused(false),
    },
  };
}
