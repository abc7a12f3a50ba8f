import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { Id } from '../../../app/kernel/scalars.ts';
import { MOST_FILES } from '../../../app/talk/message.ts';
import type { LinkFailure } from '../../ports/broker/link.ts';
import { sendFile } from '../../ports/file-transfer.ts';
import type { TalkLine } from '../../ports/talk.ts';
import type { Pending, UploadEvent } from './pending.ts';
import { stepUploads } from './pending.ts';

export interface Uploads {
  readonly pending: readonly Pending[];
  add(files: readonly File[]): void;
  /** Goes on with one that stopped. */
  again(id: Id): void;
  /** Not this one after all: nothing of it stays. */
  drop(id: Id): void;
  /** They have been sent with a message. */
  clear(): void;
}

/** Files on their way to a ticket, beside the words that they will be sent with. */
export function useUploads(line: TalkLine, ticketId: Id): Uploads {
  const [pending, step] = useReducer(stepUploads, []);
  const under = useRef(new Map<Id, { readonly file: File; readonly abort: AbortController }>());

  const run = useCallback(
    async (fileId: Id, file: File): Promise<void> => {
      const abort = new AbortController();
      under.current.set(fileId, { file, abort });
      const tell = (event: UploadEvent): void => {
        if (!abort.signal.aborted) step(event);
      };
      const sent = await sendFile(line, {
        ticketId,
        fileId,
        file,
        name: file.name,
        signal: abort.signal,
        onProgress: (received) => tell({ type: 'progressed', id: fileId, received }),
      });
      tell(sent.ok ? { type: 'arrived', id: fileId } : { type: 'stopped', id: fileId, failure: sent.failure });
    },
    [line, ticketId],
  );

  useEffect(() => {
    const running = under.current;
    return () => {
      for (const { abort } of running.values()) abort.abort();
    };
  }, []);

  return {
    pending,
    add: (files) => {
      const room = Math.max(0, MOST_FILES - pending.length);
      for (const file of files.slice(0, room)) {
        const id = crypto.randomUUID();
        step({ type: 'added', id, name: file.name, bytes: file.size });
        const fault = faultOf(file);
        if (fault === null) void run(id, file);
        else step({ type: 'stopped', id, failure: fault });
      }
    },
    again: (id) => {
      const known = under.current.get(id);
      if (known === undefined) return;
      step({ type: 'resumed', id });
      void run(id, known.file);
    },
    drop: (id) => {
      const known = under.current.get(id);
      known?.abort.abort();
      under.current.delete(id);
      step({ type: 'dropped', id });
      if (known !== undefined) void line.ask('talk.drop-upload', { fileId: id });
    },
    clear: () => {
      under.current.clear();
      step({ type: 'cleared' });
    },
  };
}

/** What need not be asked of the broker: a folder or an empty file has nothing to send. */
const faultOf = ({ size }: File): LinkFailure | null => (size === 0 ? { type: 'malformed', where: 'file' } : null);
