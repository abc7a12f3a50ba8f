import { isInForce } from '../../app/directory/hours.ts';
import type { Id, Instant } from '../../app/kernel/scalars.ts';
import type { Clock } from '../../app/targets/clock.ts';
import { countedTime } from '../../app/targets/clock.ts';
import type { Deadlines } from '../../app/targets/deadlines.ts';
import { deadlineOf } from '../../app/targets/deadlines.ts';
import type { TicketState } from '../../app/ticket/state.ts';
import type { Work } from '../steps/transact.ts';
import { findContractAt } from '../store/contracts.ts';
import { saveCountedTimes } from '../store/reports.ts';
import type { Reckoned } from '../store/targets.ts';
import { closePause, noteAnswered, noteResolved, openPause, readReckoned, saveReckoned } from '../store/targets.ts';

/** What a ticket's contract promises about it, anew: after anything that its moments are reckoned from has changed. */
export async function reckonTargets({ db, now }: Work, ticketId: Id): Promise<void> {
  const reckoned = await readReckoned(db, ticketId);
  const { organisationId } = reckoned;
  const contract = organisationId === null ? undefined : await findContractAt(db, organisationId, now);
  const holds = contract !== undefined && isInForce(contract.terms, now) ? contract : null;
  const clock = { terms: holds?.terms ?? null, pauses: reckoned.pauses };
  const deadlines = holds && deadlinesOf(reckoned, holds.targets[`P${reckoned.priority}`], clock);
  await saveReckoned(db, ticketId, deadlines, now);
  await saveCountedTimes(db, ticketId, {
    contractId: holds?.id ?? null,
    answerSeconds: secondsTo(reckoned.answeredAt),
    resolveSeconds: secondsTo(reckoned.resolvedAt),
  });

  function secondsTo(at: Instant | null): number | null {
    return at === null ? null : Math.round(countedTime(clock, reckoned.openedAt, at) / 1000);
  }
}

/** Keeps a ticket's clock as its state has it: it runs while the next word is a technician's. */
export async function keepClock(work: Work, ticketId: Id, next: TicketState): Promise<void> {
  const { db, now } = work;
  if (next === 'assigned') await noteAnswered(db, ticketId, now);
  if (next === 'resolved') await noteResolved(db, ticketId, now);
  if (RUNS[next]) {
    await noteResolved(db, ticketId, null);
    await closePause(db, ticketId, now);
  } else await openPause(db, ticketId, now);
  await reckonTargets(work, ticketId);
}

const RUNS: Readonly<Record<TicketState, boolean>> = {
  new: true,
  assigned: true,
  pending: false,
  resolved: false,
  closed: false,
  cancelled: false,
};

function deadlinesOf(
  { openedAt, answeredAt, resolvedAt }: Reckoned,
  { respondMinutes, resolveMinutes }: { readonly respondMinutes: number; readonly resolveMinutes: number },
  clock: Clock,
): Deadlines {
  return {
    respond: deadlineOf(clock, openedAt, respondMinutes, answeredAt),
    resolve: deadlineOf(clock, openedAt, resolveMinutes, resolvedAt),
  };
}
