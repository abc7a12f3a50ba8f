import type { RefObject } from 'react';
import { useEffect, useLayoutEffect, useRef } from 'react';

/** How far from the end still counts as being there, in pixels. */
const NEAR = 96;

/** Whoever reads the end of a growing list keeps seeing its end; whoever reads further up is left alone. */
export function useStayAtEnd(list: RefObject<HTMLElement | null>, length: number): void {
  const atEnd = useRef(false);
  const before = useRef(length);
  useEffect(() => {
    const pane = paneOf(list.current);
    if (pane === null) return undefined;
    const look = (): void => {
      atEnd.current = pane.scrollHeight - pane.scrollTop - pane.clientHeight < NEAR;
    };
    look();
    pane.addEventListener('scroll', look, { passive: true });
    return () => pane.removeEventListener('scroll', look);
  }, [list]);
  useLayoutEffect(() => {
    const grew = length > before.current;
    before.current = length;
    const pane = paneOf(list.current);
    if (grew && atEnd.current && pane !== null) pane.scrollTop = pane.scrollHeight;
  }, [list, length]);
}

const paneOf = (element: HTMLElement | null): Element | null => element?.closest('main') ?? null;
