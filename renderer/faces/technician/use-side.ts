import { useCallback, useEffect, useRef, useState } from 'react';
import type { Id } from '../../../app/kernel/scalars.ts';

/** Which ticket is open, and what a narrow window shows of the console: the queue, or that ticket. */
export interface Side {
  readonly ticketId: Id | null;
  readonly at: 'queue' | 'ticket';
  /** Opens a ticket and goes to it. */
  readonly show: (ticketId: Id) => void;
  /** Opens the next one of the queue, which stays in sight. */
  readonly walk: (ticketId: Id) => void;
  readonly toQueue: () => void;
}

/** In a wide window both are in sight and nothing moves; in a narrow one the focus goes with what is shown. */
export function useSide(): Side {
  const [ticketId, setTicketId] = useState<Id | null>(null);
  const [at, setAt] = useState<Side['at']>('queue');
  const before = useRef(at);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    if (!isNarrow()) return;
    if (at === 'ticket') document.getElementById('ticket')?.focus();
    else if (document.activeElement?.closest('.queue') == null) document.getElementById(`row-${ticketId}`)?.focus();
  }, [at, ticketId]);
  const show = useCallback((next: Id): void => {
    setTicketId(next);
    setAt('ticket');
  }, []);
  return { ticketId, at, show, walk: setTicketId, toQueue: () => setAt('queue') };
}

/** As `technician.css` says it: below this the columns stand one at a time. */
const isNarrow = (): boolean => matchMedia('(max-width: 62rem)').matches;
