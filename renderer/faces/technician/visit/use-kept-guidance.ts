import { useEffect, useRef, useState } from 'react';
import type { CheckLine, Guidance } from '../../../../app/visit/intervention.ts';
import type { Office } from '../../../state/office.ts';

export interface KeptGuidance {
  readonly checklist: CheckLine[];
  readonly notes: string;
  readonly tick: (place: number, done: boolean) => void;
  readonly note: (notes: string) => void;
}

/** How long a hand rests before what it typed is kept, in milliseconds. */
const RESTS_MS = 700;

/** What is ticked and noted during a call is with the broker a moment later, and at once when the ticket is left. */
export function useKeptGuidance(office: Office, guidance: Guidance): KeptGuidance {
  const [held, setHeld] = useState({ checklist: guidance.checklist, notes: guidance.notes });
  const unsaved = useRef<typeof held | null>(null);
  const { id } = guidance;
  const { link } = office;
  useEffect(() => {
    const save = (): void => {
      const sent = unsaved.current;
      if (sent === null) return;
      unsaved.current = null;
      void link.request('guidance.note', { interventionId: id, ...sent }).then((answer) => {
        // What did not arrive is sent again, unless something newer waits by then.
        if (!answer.ok && answer.failure.type === 'unreachable') unsaved.current ??= sent;
      });
    };
    const timer = setInterval(save, RESTS_MS);
    return () => {
      clearInterval(timer);
      save();
    };
  }, [link, id]);
  const keep = (next: typeof held): void => {
    unsaved.current = next;
    setHeld(next);
  };
  return {
    ...held,
    tick: (place, done) =>
      keep({ ...held, checklist: held.checklist.map((line, at) => (at === place ? { ...line, done } : line)) }),
    note: (notes) => keep({ ...held, notes }),
  };
}
