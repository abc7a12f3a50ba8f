import { useCallback, useEffect, useRef, useState } from 'react';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { InternalNote, Talk } from '../../../app/talk/message.ts';
import { lastNumber } from '../../../app/talk/message.ts';
import type { LinkFailure } from '../../ports/broker/link.ts';
import type { TalkLine } from '../../ports/talk.ts';

export interface OpenTalk {
  /** Null until it has come. */
  readonly talk: Talk | null;
  readonly notes: readonly InternalNote[];
  readonly failure: LinkFailure | null;
  readonly reload: () => void;
}

/** A ticket's conversation as it is now: asked for again whenever the broker says that it has changed, and read while somebody looks. */
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

  useReading(line, ticketId, talk === null ? 0 : lastNumber(talk));
  return { talk, notes, failure, reload };
}

/** What stands on the page in front of somebody has been read. */
function useReading(line: TalkLine, ticketId: Id, last: number): void {
  const told = useRef(0);
  useEffect(() => {
    if (last === 0) return undefined;
    const tell = async (): Promise<void> => {
      if (document.visibilityState !== 'visible' || !document.hasFocus() || told.current >= last) return;
      told.current = last;
      const answer = await line.ask('talk.read', { ticketId, upTo: last });
      if (!answer.ok) told.current = 0;
    };
    const look = (): void => void tell();
    look();
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [line, ticketId, last]);
}
