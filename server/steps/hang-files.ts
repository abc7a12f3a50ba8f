import type { Id } from '../../app/kernel/scalars.ts';
import type { Person } from '../../app/level/person.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import { hangFiles } from '../store/talk/files.ts';
import { actorOf } from './actors.ts';
import type { Work } from './transact.ts';

interface Carrier {
  readonly ticket: Ticket;
  readonly sender: Person;
  readonly message?: number;
  readonly noteId?: Id;
}

/** Hangs files that this transaction has locked on what was just written, each with its line on the ticket. */
export async function hangOn(work: Work, ids: readonly Id[], { ticket, sender, ...on }: Carrier): Promise<void> {
  for (const { name, bytes, sha256 } of await hangFiles(work.db, ids, on))
    work.record({
      ticket,
      sessionId: null,
      actor: actorOf(sender),
      fact: { type: 'file-added', at: work.now, name, bytes, sha256, internal: on.noteId !== undefined },
    });
}
