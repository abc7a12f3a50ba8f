import type { TicketFact } from '../../app/audit/entry.ts';
import type { Result } from '../../app/kernel/result.ts';
import { ok } from '../../app/kernel/result.ts';
import type { Person } from '../../app/level/person.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import type { Visit } from '../../app/visit/intervention.ts';
import type { VisitEvent, VisitRefusal } from '../../app/visit/state.ts';
import { stepVisit } from '../../app/visit/state.ts';
import { actorOf, BROKER } from '../steps/actors.ts';
import type { Work } from '../steps/transact.ts';
import { saveVisit } from '../store/visits/interventions.ts';

interface Moving {
  readonly ticket: Ticket;
  readonly visit: Visit;
  /** Null for the broker itself. */
  readonly by: Person | null;
  readonly event: VisitEvent;
  readonly change: Partial<Visit>;
  readonly fact: TicketFact;
}

/** The only way by which a visit changes: as its table says, with its line on the ticket, which is locked. */
export async function moveVisit(work: Work, moving: Moving): Promise<Result<Visit, VisitRefusal>> {
  const { ticket, visit, by, event, change, fact } = moving;
  const next = stepVisit(visit.state, event);
  if (!next.ok) return next;
  const moved: Visit = { ...visit, ...change, state: next.value };
  await saveVisit(work.db, moved);
  work.record({ ticket, sessionId: null, actor: by === null ? BROKER : actorOf(by), fact });
  return ok(moved);
}
