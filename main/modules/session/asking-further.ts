import type { Capability } from '../../../app/consent/capability.ts';
import type { FurtherDemand, FurtherRequest } from '../../../app/consent/further.ts';
import { judgeFurther } from '../../../app/consent/further.ts';
import type { SignedGrant } from '../../../app/consent/grant.ts';
import { LONGEST_CONSENT_SECONDS } from '../../../app/consent/request.ts';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import type { TechnicianCard } from '../../../app/level/person.ts';
import type { SessionEvent } from '../../../app/session/event.ts';
import { MOST_DECLINED } from '../../../app/session/live-steps.ts';
import type { RefusalReason } from '../../../app/session/phase.ts';
import type { ConsentAnswer, FurtherConsentView } from '../../../app/wire/bridge.ts';
import type { Clock } from '../clock.ts';
import { stoppable } from '../clock.ts';
import type { ConsentWindow, SessionPorts } from './ports.ts';
import { INERT_MS, SHOW_MS, silenceMeans } from './waiting.ts';
import type { AgreedFurther } from './write-grant.ts';
import { writeFurtherGrant } from './write-grant.ts';

/** Everything that is asked on top of a session that goes on: one letter at a time, and no answer is a no. */
export interface AskingFurther {
  asked(request: FurtherRequest): void;
  /** The technician has taken it back: the letter goes; false when it is not open. */
  withdrawn(demandId: Id): boolean;
  /** True while a letter is open: nothing is shown to the console and nothing is injected meanwhile. */
  isOpen(): boolean;
  /** The session is over: the letter goes with it. */
  close(): void;
  /** Language or theme have changed. */
  redraw(): void;
}

export interface FurtherParts {
  readonly ports: Pick<SessionPorts, 'stage' | 'presence' | 'appearance' | 'key' | 'newId' | 'newNonce' | 'log'>;
  readonly clock: Clock;
  readonly signed: () => SignedGrant;
  /** What works now. */
  readonly held: () => Capability[];
  /** Why contract and rules let nobody ask; null when they do. */
  readonly forbidden: (request: FurtherRequest) => RefusalReason | null;
  /** Who asks, as the directory says. */
  readonly technician: () => TechnicianCard;
  readonly report: (event: SessionEvent) => void;
  /** A letter opened or closed. */
  readonly openChanged: () => void;
  /** False when the gate would not take the new grant. */
  readonly granted: (signed: SignedGrant, demand: FurtherDemand) => boolean;
  readonly stopped: () => void;
}

export function askFurther({ ports, clock, signed, held, report, openChanged, ...parts }: FurtherParts): AskingFurther {
  let letter: { readonly demandId: Id; close(): boolean; redraw(): void } | null = null;
  /** Counted here too: whoever stands between may bring the same demand again and again. */
  let declined = 0;

  const refuse = ({ demand }: FurtherRequest['signed'], reason: RefusalReason): void => {
    if (reason === 'declined') declined += 1;
    report({ type: 'further-refused', at: clock.now(), demandId: demand.id, reason });
    ports.log.info('further-refused', { reference: signed().grant.reference, reason });
  };
  const obstacle = (request: FurtherRequest): RefusalReason | null => {
    if (letter !== null) return 'busy';
    if (declined >= MOST_DECLINED) return 'blocked';
    const isDue = request.answerBy > clock.now();
    if (!isDue || !judgeFurther(request.signed, signed().grant, held()).ok) return 'request-invalid';
    return parts.forbidden(request) ?? (ports.presence().locked ? 'locked' : null);
  };

  const open = (request: FurtherRequest): void => {
    const { demand } = request.signed;
    const timers = stoppable(clock);
    let shownAt: Instant | null = null;
    const close = (): boolean => {
      if (letter?.demandId !== demand.id) return false;
      letter = null;
      timers.stop();
      window.close();
      openChanged();
      return true;
    };
    const no = (reason: RefusalReason): void => {
      if (close()) refuse(request.signed, reason);
    };
    const accept = ({ capabilities, extend }: Extract<ConsentAnswer, { type: 'accept-further' }>): boolean => {
      const now = clock.now();
      if (shownAt === null || now - shownAt < INERT_MS) return false;
      const agreed = { capabilities: demand.capabilities.filter((one) => capabilities.includes(one)), extend };
      if (agreed.capabilities.length > 0 || (extend && demand.minutes > 0)) give(agreed, now);
      else no('declined');
      return true;
    };
    const give = (agreed: AgreedFurther['agreed'], now: Instant): void => {
      const next = writeFurtherGrant(ports, { before: signed().grant, demand, agreed, now });
      if (!close()) return;
      // The gate judges what was just written as it would judge anybody's.
      if (parts.granted(next, demand)) report({ type: 'further-granted', at: now, demandId: demand.id, signed: next });
      else refuse(request.signed, 'request-invalid');
    };
    const answered = (answer: ConsentAnswer): boolean => {
      if (letter?.demandId !== demand.id) return true;
      if (answer.type === 'accept-further') return accept(answer);
      no('declined');
      if (answer.type === 'stop') parts.stopped();
      return true;
    };
    const view = (): FurtherConsentView => ({
      kind: 'further',
      // Who asks is said in the directory's words, which have been verified, not in what came with the request.
      request: { ...request, technician: parts.technician() },
      signed: signed(),
      held: held(),
      now: clock.now(),
      appearance: ports.appearance(),
    });
    const window: ConsentWindow = ports.stage.openConsent({
      shown: () => {
        shownAt ??= clock.now();
      },
      answered,
      closed: () => no('declined'),
      failed: () => no('not-displayed'),
    });
    letter = { demandId: demand.id, close, redraw: () => window.show(view) };
    window.show(view);
    timers.after(SHOW_MS, () => shownAt === null && no('not-displayed'));
    timers.after(Math.min(request.answerBy - clock.now(), LONGEST_CONSENT_SECONDS * 1000), () =>
      no(silenceMeans(ports.presence())),
    );
    openChanged();
  };

  return {
    asked: (request) => {
      if (letter?.demandId === request.signed.demand.id) return;
      const why = obstacle(request);
      if (why === null) open(request);
      else refuse(request.signed, why);
    },
    withdrawn: (demandId) => letter !== null && letter.demandId === demandId && letter.close(),
    isOpen: () => letter !== null,
    close: () => void letter?.close(),
    redraw: () => letter?.redraw(),
  };
}
