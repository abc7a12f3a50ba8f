import { useCallback, useEffect, useRef, useState } from 'react';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { InternalNote, Talk } from '../../../app/talk/message.ts';
import type { LinkFailure } from '../../ports/broker/link.ts';
import type { TalkLine } from '../../ports/talk.ts';

export interface OpenTalk {
  /** Null until it has come. */
  readonly talk: Talk | null;
  readonly notes: readonly InternalNote[];
  readonly failure: LinkFailure | null;
  readonly reload: () => void;
}

/** A ticket's conversation as it is now: asked for again whenever the broker says that it has changed. */
export function useTalk(line: TalkLine, ticketId: Id): OpenTalk {
  const [talk, setTalk] = useState<Talk | null>(null);
  const [notes, setNotes] = useState<readonly InternalNote[]>([]);
  const [failure, setFailure] = useState<LinkFailure | null>(null);
  /** An answer that a later one has overtaken says nothing any more. */
  const asked = useRef(0);

  const reload = useCallback(() => {
    asked.current += 1;
    const mine = asked.current;
    const look = async (): Promise<void> => {
      const [said, noted] = await Promise.all([
        line.ask('talk.show', { ticketId }),
        line.notes?.('talk.notes', { ticketId }) ?? null,
      ]);
      if (mine !== asked.current) return;
      setFailure(said.ok ? null : said.failure);
      if (said.ok) setTalk(said.value);
      if (noted?.ok === true) setNotes(noted.value);
    };
    void look();
  }, [line, ticketId]);

  useEffect(() => {
    const leave = line.follow((changed) => {
      if (changed === null || changed === ticketId) reload();
    });
    reload();
    return () => {
      asked.current += 1;
      leave();
    };
  }, [line, ticketId, reload]);

  return { talk, notes, failure, reload };
}
