import type { Gate } from '../../../app/consent/gate.ts';
import { closedGate, openGate } from '../../../app/consent/gate.ts';
import type { SignedGrant } from '../../../app/consent/grant.ts';
import { opens, phraseFor } from '../../../app/consent/phrase.ts';
import type { Delivery, SessionRequest } from '../../../app/consent/request.ts';
import { LONGEST_CONSENT_SECONDS } from '../../../app/consent/request.ts';
import type { Result } from '../../../app/kernel/result.ts';
import type { Fingerprint, Instant } from '../../../app/kernel/scalars.ts';
import { sign } from '../../../app/kernel/signing.ts';
import type { SessionEvent } from '../../../app/session/event.ts';
import type { RefusalReason } from '../../../app/session/phase.ts';
import type { ConsentAnswer, FirstConsentView } from '../../../app/wire/bridge.ts';
import type { IceServer } from '../../../app/wire/requests/sessions.ts';
import type { Clock } from '../clock.ts';
import { stoppable } from '../clock.ts';
import type { KeptBanner } from './banner-keeper.ts';
import { keepBanner } from './banner-keeper.ts';
import type { ConsentWindow, NoDisplays, SessionPage, SessionPorts, SharedDisplay } from './ports.ts';
import { INERT_MS, SHOW_MS, silenceMeans } from './waiting.ts';
import type { Agreed } from './write-grant.ts';
import { expectedOf, writeGrant } from './write-grant.ts';

/** A request from its arrival to the employee's answer. */
export interface Asking {
  /** The console's opening: with it both screens can show the four words. */
  revealed(opening: string): void;
  /** Says no for the employee: the screen was locked, the request doesn't hold. */
  refuse(reason: RefusalReason): void;
  /** Goes away without an answer: the broker says it is over. */
  cancel(): void;
  /** Language or theme have changed. */
  redraw(): void;
}

export interface Granted {
  readonly signed: SignedGrant;
  readonly gate: Extract<Gate, { type: 'open' }>;
  readonly shared: SharedDisplay;
  readonly page: SessionPage;
  readonly banner: KeptBanner;
  /** Asked for while the employee reads; empty when the broker doesn't answer in time. */
  readonly iceServers: Promise<readonly IceServer[]>;
}

export interface AskingParts {
  readonly ports: SessionPorts;
  readonly clock: Clock;
  readonly request: SessionRequest;
  readonly frameSource: () => string | null;
  readonly granted: (granted: Granted) => void;
  /** It ended without a grant, and its windows are gone. */
  readonly over: () => void;
}

/** Prepares this end, asks the employee, and answers with a grant or a refusal; silence is a refusal. */
export function ask({ ports, clock, request, frameSource, granted, over }: AskingParts): Asking {
  const { sessionId, reference } = request;
  const { demand } = request.signed;
  const timers = stoppable(clock);
  const page = ports.stage.openSession(frameSource);
  let displays: readonly SharedDisplay[] = [];
  let fingerprint: Fingerprint | null = null;
  let phrase: readonly string[] | null = null;
  let shownAt: Instant | null = null;
  let iceServers: Promise<readonly IceServer[]> = Promise.resolve([]);
  let banner: KeptBanner | null = null;
  let isSettled = false;
  let isDelivered = false;

  const report = (event: SessionEvent): void => ports.reports.add(sessionId, reference, event);
  const settle = (): boolean => {
    if (isSettled) return false;
    isSettled = true;
    timers.stop();
    consent.close();
    return true;
  };
  const cancel = (): boolean => {
    if (!settle()) return false;
    page.destroy();
    banner?.close();
    over();
    return true;
  };
  const refuse = (reason: RefusalReason): void => {
    if (!cancel()) return;
    const at = clock.now();
    report({ type: 'refused', at, reason });
    ports.refusedTechnicians.refused(request.technician.id, reason, at);
    ports.log.info('session-refused', { reference, sessionId, reason });
  };
  const view = (): FirstConsentView => ({
    kind: 'first',
    request,
    displays: displays.map(({ display }) => display),
    phrase: phrase === null ? null : [...phrase],
    now: clock.now(),
    appearance: ports.appearance(),
  });

  const accept = (answer: Acceptance): boolean => {
    const now = clock.now();
    const shared = displays.find(({ display }) => display.id === answer.displayId);
    // Nobody accepts before the words can be compared.
    const isAwake = shownAt !== null && now - shownAt >= INERT_MS && phrase !== null;
    if (!isAwake || fingerprint === null || shared === undefined || banner === null) return false;
    const agreed: Agreed = { request, answer, shared, fingerprint, now };
    const signed = writeGrant(ports, agreed);
    const gate = openGate(closedGate, signed, expectedOf(ports, agreed));
    if (!gate.ok || gate.value.type !== 'open') {
      refuse('request-invalid');
      return true;
    }
    settle();
    report({ type: 'granted', at: now, signed });
    ports.receipts.keep(signed, []);
    ports.refusedTechnicians.granted(request.technician.id, now);
    ports.log.info('session-granted', { reference, sessionId, capabilities: signed.grant.capabilities.join(' ') });
    granted({ signed, gate: gate.value, shared, page, banner, iceServers });
    return true;
  };
  const answered = (answer: ConsentAnswer): boolean => {
    if (isSettled) return true;
    if (answer.type === 'accept') return accept(answer);
    refuse(answer.type === 'no-help-asked' ? 'no-help-asked' : 'declined');
    const { id: technicianId, name: technician } = request.technician;
    if (answer.type === 'no-help-asked') ports.disowned.said({ reference, technician, technicianId });
    return true;
  };
  const shown = (): void => {
    if (isSettled || shownAt !== null) return;
    shownAt = clock.now();
    report({ type: 'displayed', at: shownAt });
    // Loaded while the employee reads, so that it is there at once when they accept.
    banner = keepBanner(ports.stage, clock);
  };

  const deliver = (certificate: Fingerprint): void => {
    const delivery: Delivery = {
      sessionId,
      consoleFingerprint: demand.consoleFingerprint,
      workstationFingerprint: certificate,
      workstationKey: ports.key.publicKey,
    };
    const signature = sign('accord-session-delivery-v1', delivery, ports.key.secret);
    report({ type: 'delivered', at: clock.now(), delivery: { delivery, signature } });
    iceServers = ports.iceServers(sessionId);
    isDelivered = true;
    consent.show(view);
    timers.after(SHOW_MS, () => shownAt === null && refuse('not-displayed'));
  };
  const prepared = (found: Result<readonly SharedDisplay[], NoDisplays>): void => {
    if (isSettled) return;
    if (!found.ok) {
      refuse(found.failure.type);
      return;
    }
    displays = found.value;
    if (fingerprint !== null) deliver(fingerprint);
  };
  const renamed = (found: Result<readonly SharedDisplay[], NoDisplays>): void => {
    if (isSettled || !found.ok) return;
    displays = found.value;
    consent.show(view);
  };
  const onCertificate = (certificate: Fingerprint): void => {
    fingerprint = certificate;
    if (displays.length > 0) deliver(certificate);
  };
  const watchLock = (): void => {
    if (ports.presence().locked) refuse('locked');
    timers.after(LOOK_MS, watchLock);
  };
  const unanswered = (): void => refuse(silenceMeans(ports.presence()));

  const consent: ConsentWindow = ports.stage.openConsent({
    shown,
    answered,
    closed: () => refuse('declined'),
    failed: () => refuse('not-displayed'),
  });
  page.listen({
    reported: (event) => {
      if (isSettled) return;
      if (event.type === 'certificate-ready' && fingerprint === null) onCertificate(event.fingerprint);
      else refuse('capture-unavailable');
    },
    received: () => undefined,
    gone: () => refuse('capture-unavailable'),
  });
  ports.displays().then(prepared, (cause: unknown) => {
    ports.log.error('displays-unknown', cause, { reference });
    refuse('capture-unavailable');
  });
  watchLock();
  timers.after(PREPARE_MS, () => fingerprint === null && refuse('capture-unavailable'));
  timers.after(Math.min(request.answerBy - clock.now(), LONGEST_CONSENT_SECONDS * 1000), unanswered);

  return {
    revealed: (opening) => {
      if (isSettled || fingerprint === null || phrase !== null) return;
      if (opens(demand.commitment, opening)) {
        phrase = phraseFor(demand.consoleFingerprint, fingerprint, opening);
        consent.show(view);
      } else refuse('request-invalid');
    },
    refuse,
    cancel: () => void cancel(),
    redraw: () => {
      if (!isDelivered || isSettled) return;
      consent.show(view);
      // The displays have names of their own, for people, in the language of the moment too.
      ports.displays().then(renamed, (cause: unknown) => ports.log.error('displays-unknown', cause, { reference }));
    },
  };
}

type Acceptance = Extract<ConsentAnswer, { type: 'accept' }>;

/** The hidden page makes its certificate within this, or can't. */
const PREPARE_MS = 10_000;
/** How often the lock of the screen is looked at. */
const LOOK_MS = 1000;
