import type { FurtherRequest } from '../../../app/consent/further.ts';
import type { SessionRequest } from '../../../app/consent/request.ts';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { SignedCredential, TechnicianCredential } from '../../../app/policy/credential.ts';
import type { EndReason, RefusalReason, RemoteSession } from '../../../app/session/phase.ts';
import { isOver } from '../../../app/session/phase.ts';
import type { SessionEnd } from '../../../app/wire/bridge.ts';
import type { Signal } from '../../../app/wire/signal.ts';
import type { Clock } from '../clock.ts';
import type { Asking } from './asking.ts';
import { ask } from './asking.ts';
import { judgeRequest } from './judge-request.ts';
import { judgeTechnician } from './judge-technician.ts';
import { goLive } from './live.ts';
import type { Live } from './live-session.ts';
import type { SessionPorts } from './ports.ts';

/** What the tray and the application window show of the session that lasts. */
export interface LiveStatus {
  readonly technician: string;
  readonly reference: string;
  readonly controlling: boolean;
  /** The employee has granted mouse and keyboard, in use or not. */
  readonly mayControl: boolean;
}

/** At most one session on this workstation, from the broker's request to its end. */
export interface SessionHost {
  asked(request: SessionRequest): Promise<void>;
  revealed(sessionId: Id, opening: string): void;
  signalled(sessionId: Id, signal: Signal): void;
  /** More is asked for the session that goes on. */
  furtherAsked(request: FurtherRequest): void;
  /** That is not asked any more. */
  furtherWithdrawn(sessionId: Id, demandId: Id): void;
  /** The rules have changed: what goes on is judged anew. */
  rulesChanged(): void;
  /** The directory says something else of the technician. */
  credentialRenewed(signed: SignedCredential): void;
  changed(session: RemoteSession): void;
  /** Ends or refuses whatever is under way; `reason` is told when it was live. */
  stop(reason: EndReason): void;
  stopByShortcut(): void;
  /** Chosen in the menu of the tray, by whoever pressed last. */
  stopByMenu(): void;
  /** What has just been pressed on this computer was pressed by the technician's hand. */
  isPressedRemotely(): boolean;
  /** Nothing that the technician holds down stays down. */
  releaseInput(): void;
  /** The screen was locked or unlocked, or the computer woke up. */
  presenceChanged(): void;
  /** Language or theme have changed: what is on the screen follows at once. */
  redraw(): void;
  live(): LiveStatus | null;
  /** How the latest live session ended; null before any has. */
  lastEnd(): SessionEnd | null;
  /** Nobody is asked and no session lasts. */
  isFree(): boolean;
}

type Current =
  | { readonly type: 'judging'; readonly id: Id; readonly refuse: () => void }
  | { readonly type: 'asking'; readonly id: Id; readonly asking: Asking }
  | { readonly type: 'live'; readonly id: Id; readonly live: Live };

/** `changed` is called whenever `live()` or `isFree()` may answer differently. */
export function hostSessions(ports: SessionPorts, changed: () => void): SessionHost {
  const finished: Id[] = [];
  let current: Current | null = null;
  let lastEnd: SessionEnd | null = null;

  const finish = (id: Id): void => {
    finished.push(id);
    if (finished.length > MOST_FINISHED) finished.shift();
    if (current?.id === id) current = null;
    changed();
  };
  const reject = (request: SessionRequest, reason: RefusalReason, why: string, clock: Clock): void => {
    const { sessionId, reference } = request;
    ports.reports.add(sessionId, reference, { type: 'refused', at: clock.now(), reason });
    ports.log.warn('session-rejected', { reference, sessionId, reason, why });
    finish(sessionId);
  };

  const begin = (request: SessionRequest, credential: TechnicianCredential, clock: Clock): void => {
    const id = request.sessionId;
    const frameSource = (): string | null =>
      current?.type === 'live' && current.id === id ? current.live.frameSource() : null;
    const asking = ask({
      ports,
      clock,
      request,
      frameSource,
      over: () => finish(id),
      granted: (granted) => {
        const over = (end: SessionEnd): void => {
          lastEnd = end;
          finish(id);
        };
        const live = goLive({ ports, clock, ...granted, credential, changed, ended: over });
        current = { type: 'live', id, live };
        changed();
      },
    });
    current = { type: 'asking', id, asking };
    changed();
  };

  const stop = (reason: EndReason): void => {
    if (current?.type === 'judging') current.refuse();
    if (current?.type === 'asking') current.asking.refuse('declined');
    if (current?.type === 'live') current.live.end(reason);
  };
  const isPressedRemotely = (): boolean => current?.type === 'live' && current.live.isPressedRemotely();

  const isJudging = (id: Id): boolean => current?.type === 'judging' && current.id === id;
  const judge = async (request: SessionRequest, clock: Clock): Promise<void> => {
    const ticket = await ports.ownTicket(request.signed.demand.ticketId);
    if (!isJudging(request.sessionId)) return;
    const judged = judgeRequest(request, { ticket, workstationId: ports.workstationId(), now: clock.now() });
    if (!judged.ok) return reject(request, 'request-invalid', judged.failure.type, clock);
    const allowed = judgeTechnician(request, ports, clock.now());
    if (!allowed.ok) return reject(request, allowed.failure.reason, allowed.failure.type, clock);
    if (ports.presence().locked) return reject(request, 'locked', 'screen locked', clock);
    const { credential, policyVersion } = allowed.value;
    // Why is said in the words that were typed here, not in what came with the request; who, in the directory's.
    begin({ ...request, reason: judged.value.words, technician: credential.card, policyVersion }, credential, clock);
  };

  return {
    asked: async (request) => {
      const id = request.sessionId;
      if (current?.id === id || finished.includes(id)) return;
      const clock = ports.clock(request.askedAt);
      if (current !== null) return reject(request, 'busy', 'another session', clock);
      const refuse = (): void => reject(request, 'declined', 'stopped while judging', clock);
      current = { type: 'judging', id, refuse };
      try {
        await judge(request, clock);
      } catch (cause) {
        // What could not be judged is not let in, and does not keep out what comes after it.
        if (isJudging(id)) reject(request, 'request-invalid', 'not judged', clock);
        throw cause;
      }
    },
    revealed: (sessionId, opening) => {
      if (current?.type === 'asking' && current.id === sessionId) current.asking.revealed(opening);
    },
    signalled: (sessionId, signal) => {
      if (current?.type === 'live' && current.id === sessionId) current.live.signalled(signal);
    },
    furtherAsked: (request) => {
      const id = request.signed.demand.sessionId;
      if (current?.type === 'live' && current.id === id) current.live.furtherAsked(request);
      else ports.log.warn('further-request-unheard', { reference: request.reference });
    },
    furtherWithdrawn: (sessionId, demandId) => {
      if (current?.type === 'live' && current.id === sessionId) current.live.furtherWithdrawn(demandId);
    },
    rulesChanged: () => {
      if (current?.type === 'live') current.live.checkRules();
    },
    credentialRenewed: (signed) => {
      if (current?.type === 'live') current.live.credentialRenewed(signed);
    },
    changed: (session) => {
      if (current?.id !== session.id || !isOver(session.phase)) return;
      if (current.type === 'asking') current.asking.cancel();
      else if (current.type === 'judging') finish(session.id);
      else
        current.live.endedByBroker(session.phase.type === 'ended' ? session.phase : { reason: 'revoked', revoked: [] });
    },
    stop,
    stopByShortcut: () => {
      if (current?.type === 'judging') current.refuse();
      if (current?.type === 'asking') current.asking.refuse('declined');
      if (current?.type === 'live') current.live.stopByShortcut();
    },
    stopByMenu: () => stop(isPressedRemotely() ? 'stopped-by-technician' : 'stopped-by-employee'),
    isPressedRemotely,
    releaseInput: () => {
      if (current?.type === 'live') current.live.releaseInput();
    },
    presenceChanged: () => {
      if (current?.type === 'asking' && ports.presence().locked) current.asking.refuse('locked');
      if (current?.type === 'live') current.live.look();
    },
    redraw: () => {
      if (current?.type === 'asking') current.asking.redraw();
      if (current?.type === 'live') current.live.redraw();
    },
    isFree: () => current === null,
    lastEnd: () => lastEnd,
    live: () => {
      if (current?.type !== 'live') return null;
      const { technician, reference, capabilities } = current.live.signed.grant;
      const mayControl = capabilities.includes('control');
      return { technician: technician.name, reference, controlling: current.live.isControlling, mayControl };
    },
  };
}

/** Enough to know a request again that a returning broker repeats. */
const MOST_FINISHED = 100;
