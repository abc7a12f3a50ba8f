import { useEffect, useState } from 'react';
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
  /** There is something to send. */
  readonly isReady: boolean;
  /** It goes as soon as its files have arrived. */
  readonly isWaiting: boolean;
  readonly press: () => void;
}

/** Sends what was written, once; whatever comes back, the words go only when they have arrived. */
export function useSaying({ line, ticketId, draft, uploads, internal, onSent }: SayingParts): Saying {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<LinkFailure | null>(null);
  const words = draft.words.trim();
  const { pending } = uploads;
  const isReady = (words !== '' || pending.length > 0) && pending.every(({ state }) => typeof state !== 'object');
  const hasAll = isReady && allArrived(pending);
  const [isWaiting, setWaiting] = useState(false);
  const send = async (): Promise<void> => {
    if (busy || !hasAll) return;
    setBusy(true);
    setFailure(null);
    draft.handedOver();
    const saying = { ticketId, requestId: draft.requestId, words, files: pending.map(({ id }) => id) };
    const answer =
      internal && line.notes !== null ? await line.notes('talk.note', saying) : await line.ask('talk.say', saying);
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    draft.done();
    uploads.clear();
    onSent();
  };
  useEffect(() => {
    if (!isWaiting || (isReady && !hasAll)) return;
    setWaiting(false);
    void send();
  });
  return { busy, failure, isReady, isWaiting, press: () => setWaiting(isReady) };
}
