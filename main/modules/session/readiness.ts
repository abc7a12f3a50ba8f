import type { Ticket } from '../../../app/ticket/ticket.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Preparation } from './prepare-ahead.ts';

/** Has the next session's windows loaded while somebody works on a ticket of this workstation. */
export interface Readiness {
  /** To be called whenever a ticket or a session has changed. */
  look(): void;
}

export interface ReadinessParts {
  readonly windows: Preparation;
  readonly clock: Clock;
  /** The account's own tickets. */
  readonly tickets: () => readonly Ticket[];
  readonly workstationId: () => string | null;
  /** False while somebody is asked or a session lasts: there is never more than one pair. */
  readonly isFree: () => boolean;
  readonly log: Log;
}

/** However tickets change, no more than one pair is made each `REST_MS`. */
export function keepReady({ windows, clock, tickets, workstationId, isFree, log }: ReadinessParts): Readiness {
  let wasFree = true;
  let restsUntil = 0;
  let planned: Cancel | null = null;
  /** The latest change of a ticket that has had its time of readiness. */
  let spent = 0;

  /** When the latest ticket changed that somebody works on and that may become a session here; 0 without one. */
  const workedOnAt = (): number => {
    const id = workstationId();
    const own = tickets().filter(({ state, workstation }) => state === 'assigned' && workstation?.id === id);
    return id === null ? 0 : Math.max(0, ...own.map(({ changedAt }) => changedAt));
  };
  const plan = (ms: number, run: () => void): void => {
    planned = clock.after(ms, () => {
      planned = null;
      run();
    });
  };
  const forget = (): void => {
    planned?.();
    planned = null;
  };
  const rest = (): void => {
    forget();
    restsUntil = clock.now() + REST_MS;
  };
  const giveUp = (): void => {
    spent = workedOnAt();
    windows.release();
    rest();
  };
  const prepare = (): void => {
    windows.prepare(() => {
      log.warn('prepared-windows-lost');
      giveUp();
    });
    plan(READY_MS, giveUp);
  };
  const getReady = (): void => {
    const wait = restsUntil - clock.now();
    if (planned !== null) return;
    if (wait > 0) plan(wait, look);
    else prepare();
  };
  const look = (): void => {
    const free = isFree();
    if (wasFree !== free) rest();
    wasFree = free;
    if (!free) return;
    const isWanted = workedOnAt() > spent;
    if (isWanted && !windows.isReady()) getReady();
    else if (!isWanted && windows.isReady()) giveUp();
    else if (!isWanted) forget();
  };
  return { look };
}

/** Between two pairs, in milliseconds: who was just asked, or just helped, is not asked again at once. */
const REST_MS = 10_000;
/** How long a pair waits without anything being done on the ticket, in milliseconds. */
const READY_MS = 20 * 60_000;
