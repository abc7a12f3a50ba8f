import type { Id, Instant } from '../../app/kernel/scalars.ts';
import type { Unchained } from '../audit/append.ts';
import { appendEvents } from '../audit/append.ts';
import type { Line, Note } from '../audit/drafts.ts';
import { lineDraft, noteDraft } from '../audit/drafts.ts';
import type { Context } from '../context.ts';
import type { Store } from '../store/open-store.ts';
import { announceQueue } from './announce.ts';

/** What one transaction does: its connection, its moment, and what it tells the world once it is committed. */
export interface Work {
  readonly db: Store;
  readonly now: Instant;
  /** A line of a ticket's timeline. */
  record(line: Line): void;
  /** Any other event of the audit's chain. */
  note(note: Note): void;
  /** A place among those that wait became free, or was taken again: everyone behind it is told, once for all of them. */
  moveQueue(place: number): void;
  /** Runs after the commit, in order; what fails there is logged and undoes nothing. */
  afterwards(tell: () => Promise<void> | void): void;
}

/** Everything or nothing: what `run` returns is known to the caller only once the database has it for good, with its events. */
export async function transact<T>(context: Context, run: (work: Work) => Promise<T>): Promise<T> {
  const afterwards: (() => Promise<void> | void)[] = [];
  const grown = new Set<Id>();
  const places: number[] = [];
  const value = await context.store.transaction().execute(async (db) => {
    const now = context.clock.now();
    const events: Unchained[] = [];
    const done = await run({
      db,
      now,
      record: (line) => {
        events.push(lineDraft(line, context.random.id(), now));
        afterwards.push(() => logLine(context, line));
        grown.add(line.ticket.id);
      },
      note: (note) => {
        events.push(noteDraft(note, context.random.id(), now));
        afterwards.push(() => logNote(context, note));
      },
      moveQueue: (place) => places.push(place),
      afterwards: (tell) => afterwards.push(tell),
    });
    await appendEvents(db, context.random, events);
    return done;
  });
  for (const ticketId of grown)
    afterwards.push(() => context.publish(['technicians'], { type: 'timeline-grew', ticketId }));
  if (places.length > 0) afterwards.push(() => announceQueue(context, Math.min(...places)));
  for (const tell of afterwards) await attempt(context, tell);
  return value;
}

function logLine({ log }: Context, { ticket, sessionId, actor, fact }: Line): void {
  log.info(
    { reference: ticket.reference, ...(sessionId && { session: sessionId }), by: actor.kind, at: fact.at },
    fact.type,
  );
}

function logNote({ log }: Context, { kind, actor, subject }: Note): void {
  log.info({ ...subject, by: actor.personId ?? actor.kind }, kind);
}

async function attempt({ log }: Context, tell: () => Promise<void> | void): Promise<void> {
  try {
    await tell();
  } catch (error) {
    log.warn({ err: error }, 'a committed change could not be announced');
  }
}
