import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { TalkLine } from '../../ports/talk.ts';

/** What has come into sight, in a window that somebody looks at, has been read: `end` stands under the latest message. */
export function useReading(line: TalkLine, ticketId: Id, last: number, end: RefObject<Element | null>): void {
  const told = useRef(0);
  useEffect(() => {
    const mark = end.current;
    if (last === 0 || mark === null) return undefined;
    let isInSight = false;
    const tell = async (): Promise<void> => {
      if (!isInSight || document.visibilityState !== 'visible' || !document.hasFocus() || told.current >= last) return;
      told.current = last;
      const answer = await line.ask('talk.read', { ticketId, upTo: last });
      if (!answer.ok) told.current = 0;
    };
    const look = (): void => void tell();
    const sight = new IntersectionObserver((entries) => {
      isInSight = entries.at(-1)?.isIntersecting === true;
      look();
    });
    sight.observe(mark);
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      sight.disconnect();
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [line, ticketId, last, end]);
}

/** Whoever comes sees first what is new to them; whoever sees the end of what is said goes on seeing it. */
export function useKeepInSight(end: RefObject<Element | null>, length: number): void {
  const isAtEnd = useRef(false);
  useEffect(() => {
    const mark = end.current;
    if (mark === null) return undefined;
    mark.closest('.talk')?.querySelector('.said-new')?.scrollIntoView({ block: 'center' });
    const sight = new IntersectionObserver((entries) => {
      isAtEnd.current = entries.at(-1)?.isIntersecting === true;
    });
    sight.observe(mark);
    return () => sight.disconnect();
  }, [end]);
  useEffect(() => {
    if (length > 0 && isAtEnd.current) end.current?.scrollIntoView({ block: 'nearest' });
  }, [end, length]);
}
