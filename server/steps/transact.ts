import type { Actor, AuditEntry } from '../../app/audit/entry.ts';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import type { Context } from '../context.ts';
import type { Store } from '../store/open-store.ts';
import { addEntry } from '../store/timeline.ts';

/** What one transaction does: its connection, its moment, and what it tells the world once it is committed. */
export interface Work {
  readonly db: Store;
  readonly now: Instant;
  record(line: Line): Promise<void>;
  /** Runs after the commit, in order; what fails there is logged and undoes nothing. */
  afterwards(tell: () => Promise<void> | void): void;
}

/** A line of a ticket's timeline before it has its place there. */
export interface Line {
  readonly ticket: { readonly id: Id; readonly reference: string };
  readonly sessionId: Id | null;
  readonly actor: Actor;
  readonly fact: AuditEntry['fact'];
}

/** Everything or nothing: what `run` returns is known to the caller only once the database has it for good. */
export async function transact<T>(context: Context, run: (work: Work) => Promise<T>): Promise<T> {
  const afterwards: (() => Promise<void> | void)[] = [];
  const value = await context.store.transaction().execute((db) => {
    const now = context.clock.now();
    const record = async (line: Line): Promise<void> => {
      await addEntry(db, entryFrom(line, context.random.id(), now));
      afterwards.push(() => logLine(context, line));
    };
    return run({ db, now, record, afterwards: (tell) => afterwards.push(tell) });
  });
  for (const tell of afterwards) await attempt(context, tell);
  return value;
}

const entryFrom = ({ ticket, sessionId, actor, fact }: Line, id: Id, recordedAt: Instant): AuditEntry => ({
  id,
  ticketId: ticket.id,
  reference: ticket.reference,
  sessionId,
  actor,
  fact,
  recordedAt,
});

function logLine({ log }: Context, { ticket, sessionId, actor, fact }: Line): void {
  log.info(
    { reference: ticket.reference, ...(sessionId && { session: sessionId }), by: actor.kind, at: fact.at },
    fact.type,
  );
}

async function attempt({ log }: Context, tell: () => Promise<void> | void): Promise<void> {
  try {
    await tell();
  } catch (error) {
    log.warn({ err: error }, 'a committed change could not be announced');
  }
}
