import type { ReactElement, ReactNode } from 'react';
import { useEffect, useRef } from 'react';

/** What a press has just opened further down, in place of what was pressed: it comes into sight and has the focus. */
export function Revealed({ children }: { readonly children: ReactNode }): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    element.current?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true });
    element.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return <div ref={element}>{children}</div>;
}
