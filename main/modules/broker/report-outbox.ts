import { z } from 'zod';
import { Id } from '../../../app/kernel/scalars.ts';
import type { SessionEvent } from '../../../app/session/event.ts';
import { Reference } from '../../../app/ticket/reference.ts';
import { SessionReport } from '../../../app/wire/requests/sessions.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Reports } from '../session/ports.ts';
import type { Keep } from '../store/keep.ts';
import type { Ask } from './broker-link.ts';

/** What the broker has not acknowledged yet, oldest first, and the session that was under way when it was last written. */
export const StoredReports = z.object({
  pending: z.array(z.object({ personId: Id, sessionId: Id, reference: Reference, report: SessionReport })),
  underWay: z.object({ personId: Id, sessionId: Id, reference: Reference }).nullable(),
});
export type StoredReports = z.infer<typeof StoredReports>;

export const noReports: StoredReports = { pending: [], underWay: null };

export interface ReportOutbox extends Reports {
  /** Called when the workstation is attached: what waits is sent. */
  attached(): void;
  /** A session that a crash or a power cut left behind is reported as ended; true when there was one. */
  closeAbandoned(): boolean;
}

interface Parts {
  readonly keep: Keep<StoredReports>;
  readonly ask: Ask;
  /** Whose session it is; another account's reports wait until that account is back. */
  readonly personId: () => Id | null;
  readonly clock: Clock;
  readonly newId: () => Id;
  readonly log: Log;
}

/** Keeps every report on the disk until the broker has acknowledged it; their ids make sending one twice harmless. */
export function reportOutbox({ keep, ask, personId, clock, newId, log }: Parts): ReportOutbox {
  let isSending = false;
  let retry: Cancel | null = null;

  const keepReport = (owner: Id, sessionId: Id, reference: Reference, event: SessionEvent): void => {
    const { pending, underWay } = keep.read();
    const isLast = event.type === 'refused' || event.type === 'ended';
    keep.write({
      pending: [...pending, { personId: owner, sessionId, reference, report: { id: newId(), event } }],
      underWay: underWayAfter(underWay, { personId: owner, sessionId, reference }, isLast),
    });
    log.info('session-event', { reference, sessionId, event: event.type });
    void send();
  };

  const sendNext = async (): Promise<'more' | 'done' | 'later'> => {
    const owner = personId();
    const mine = keep.read().pending.filter((one) => one.personId === owner);
    const first = mine[0];
    if (first === undefined) return 'done';
    const { sessionId, reference } = first;
    const batch = mine.filter((one) => one.sessionId === sessionId).slice(0, MOST_AT_ONCE);
    const answer = await ask('session.report', { sessionId, reports: batch.map(({ report }) => report) });
    if (!answer.ok && LATER.has(answer.failure.type)) return 'later';
    if (!answer.ok) log.warn('reports-refused', { reference, count: batch.length, why: answer.failure.type });
    const sent = new Set(batch.map(({ report }) => report.id));
    const now = keep.read();
    keep.write({ ...now, pending: now.pending.filter(({ report }) => !sent.has(report.id)) });
    return 'more';
  };

  const send = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    retry?.();
    retry = null;
    let next: Awaited<ReturnType<typeof sendNext>> = 'more';
    try {
      while (next === 'more') next = await sendNext();
    } catch (cause) {
      log.error('reports-not-sent', cause);
      next = 'later';
    }
    isSending = false;
    if (next === 'later') retry = clock.after(RETRY_MS, () => void send());
  };

  return {
    add: (sessionId, reference, event) => {
      const { underWay } = keep.read();
      // Whoever was signed in when it began: signing out ends a session, and its end is theirs.
      const owner = underWay?.sessionId === sessionId ? underWay.personId : personId();
      if (owner === null) log.warn('report-without-account', { reference, event: event.type });
      else keepReport(owner, sessionId, reference, event);
    },
    attached: () => void send(),
    closeAbandoned: () => {
      const { underWay } = keep.read();
      if (underWay === null) return false;
      log.warn('session-abandoned', underWay);
      const ended = { type: 'ended', at: clock.now(), reason: 'workstation-lost' } as const;
      keepReport(underWay.personId, underWay.sessionId, underWay.reference, ended);
      return true;
    },
  };
}

/** Another session's refusal doesn't end the one that lasts. */
function underWayAfter(before: UnderWay | null, reported: UnderWay, isLast: boolean): UnderWay | null {
  if (!isLast) return reported;
  return before?.sessionId === reported.sessionId ? null : before;
}

type UnderWay = NonNullable<StoredReports['underWay']>;

/** The broker may accept the same reports another time; anything else it will refuse for ever. */
const LATER: ReadonlySet<string> = new Set(['away', 'busy', 'broken', 'too-many', 'not-attached', 'not-signed-in']);
const RETRY_MS = 5000;
const MOST_AT_ONCE = 50;
