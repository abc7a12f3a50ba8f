import { useState } from 'react';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { LinkFailure } from '../../ports/broker/link.ts';
import type { TalkLine } from '../../ports/talk.ts';
import { allArrived } from './pending.ts';
import type { Writing } from './use-draft.ts';
import type { Uploads } from './use-uploads.ts';

interface SayingParts {
  readonly line: TalkLine;
  readonly ticketId: Id;
  readonly draft: Writing;
  readonly uploads: Uploads;
  /** A note for the technicians instead of a message. */
  readonly internal: boolean;
  readonly onSent: () => void;
}

export interface Saying {
  readonly busy: boolean;
  readonly failure: LinkFailure | null;
  /** There is something to send, and all of it is here. */
  readonly isReady: boolean;
  readonly send: () => Promise<void>;
}

/** Sends what was written, once; whatever comes back, the words go only when they have arrived. */
export function useSaying({ line, ticketId, draft, uploads, internal, onSent }: SayingParts): Saying {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<LinkFailure | null>(null);
  const words = draft.words.trim();
  const isReady = allArrived(uploads.pending) && (words !== '' || uploads.pending.length > 0);
  const send = async (): Promise<void> => {
    if (busy || !isReady) return;
    setBusy(true);
    setFailure(null);
    draft.handedOver();
    const saying = { ticketId, requestId: draft.requestId, words, files: uploads.pending.map(({ id }) => id) };
    const answer =
      internal && line.notes !== null ? await line.notes('talk.note', saying) : await line.ask('talk.say', saying);
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    draft.done();
    uploads.clear();
    onSent();
  };
  return { busy, failure, isReady, send };
}
