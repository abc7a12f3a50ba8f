import type { RefObject } from 'react';
import { useEffect } from 'react';

/** Takes the focus when what held it has just left the page, so that the keyboard and the screen reader stay where the work is. */
export function useCatchFocus(target: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { activeElement, body } = document;
    if (activeElement === null || activeElement === body) target.current?.focus({ preventScroll: true });
  }, [target]);
}
