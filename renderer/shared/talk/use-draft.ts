import { useCallback, useRef, useState } from 'react';
import type { Draft, Drafts } from '../../ports/draft.ts';

export interface Writing extends Draft {
  write(words: string): void;
  setInternal(internal: boolean): void;
  /** It was handed to the broker: whatever is changed from now on is another message. */
  handedOver(): void;
  /** It has arrived. */
  done(): void;
}

const fresh = (internal: boolean): Draft => ({ words: '', requestId: crypto.randomUUID(), internal });

/** What is being written to somebody; it outlives the page, and what was sent and not answered is the same message when it is sent again. */
export function useDraft(drafts: Drafts, key: string): Writing {
  const [draft, setDraft] = useState<Draft>(() => drafts.read(key) ?? fresh(false));
  const isOut = useRef(false);
  const keep = useCallback(
    (next: Draft): void => {
      setDraft(next);
      drafts.keep(key, next.words === '' ? null : next);
    },
    [drafts, key],
  );
  return {
    ...draft,
    write: (words) => {
      const requestId = isOut.current ? crypto.randomUUID() : draft.requestId;
      isOut.current = false;
      keep({ ...draft, words, requestId });
    },
    setInternal: (internal) => keep({ ...draft, internal, requestId: crypto.randomUUID() }),
    handedOver: () => {
      isOut.current = true;
    },
    done: () => {
      isOut.current = false;
      keep(fresh(draft.internal));
    },
  };
}
