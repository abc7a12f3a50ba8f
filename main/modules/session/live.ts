import type { Capability } from '../../../app/consent/capability.ts';
import type { Gate } from '../../../app/consent/gate.ts';
import type { SignedGrant } from '../../../app/consent/grant.ts';
import type { SessionEvent } from '../../../app/session/event.ts';
import type { EndReason } from '../../../app/session/phase.ts';
import type { BannerView, SessionPageEvent } from '../../../app/wire/bridge.ts';
import { decodeText, encodeText } from '../../../app/wire/envelope.ts';
import type { ConsoleMessage, InputEvent, WorkstationMessage } from '../../../app/wire/peer.ts';
import { consoleMessages } from '../../../app/wire/peer.ts';
import type { IceServer } from '../../../app/wire/requests/sessions.ts';
import type { Signal } from '../../../app/wire/signal.ts';
import type { Clock } from '../clock.ts';
import { stoppable } from '../clock.ts';
import type { KeptBanner } from './banner-keeper.ts';
import { watchConnection } from './connection-watch.ts';
import { watchFlood } from './flood-watch.ts';
import { keepGate } from './gate-keeper.ts';
import type { InputRefusal } from './input-guard.ts';
import { guardInput } from './input-guard.ts';
import type { SessionPage, SessionPorts, SharedDisplay } from './ports.ts';
import { tallyRefusals } from './refusal-tally.ts';

/** A session from the moment the gate is open to its end. */
export interface Live {
  readonly signed: SignedGrant;
  readonly isControlling: boolean;
  /** The display's name for the engine while the gate permits viewing; null otherwise. */
  frameSource(): string | null;
  signalled(signal: Signal): void;
  /** The broker says it is over: it knows already and is not told again. */
  endedByBroker(reason: EndReason): void;
  /** Ends it here and now; harmless when it has ended. */
  end(reason: EndReason): void;
  /** The global shortcut was pressed: by the employee, unless all of its keys are the technician's injected ones. */
  stopByShortcut(): void;
  /** The computer woke up, or its clock may have moved: what has expired ends. */
  checkExpiry(): void;
}

export interface LiveParts {
  readonly ports: SessionPorts;
  readonly clock: Clock;
  readonly gate: Extract<Gate, { type: 'open' }>;
  readonly signed: SignedGrant;
  readonly shared: SharedDisplay;
  readonly page: SessionPage;
  readonly banner: KeptBanner;
  readonly iceServers: Promise<readonly IceServer[]>;
  /** Called when the technician takes or lets go of the mouse and keyboard. */
  readonly changed: () => void;
  readonly ended: () => void;
}

/** Runs the session that the employee granted; every way out of it goes through `close`, gate first. */
export function goLive({ ports, clock, gate: opened, signed, shared, page, banner, ...parts }: LiveParts): Live {
  const { grant } = signed;
  const { sessionId, reference } = grant;
  const timers = stoppable(clock);
  const gate = keepGate(opened, clock);
  const drives = grant.capabilities.includes('control');
  let isOver = false;
  let isStarted = false;
  let hasFrame = false;
  let isControlling = false;
  let { geometry } = shared;

  const report = (event: SessionEvent): void => ports.reports.add(sessionId, reference, event);
  const tell = (message: WorkstationMessage): void => page.send(encodeText(message));
  const tellRights = (): void => {
    const withdrawn = gate.withdrawn();
    const inputHeld = guard.heldByEmployee();
    tell({ type: 'rights-changed', withdrawn, pictureHeld: withdrawn.includes('view'), inputHeld });
  };
  const view = (): BannerView => ({
    signed,
    withdrawn: gate.withdrawn(),
    controlling: isControlling,
    stopShortcut: ports.stopShortcut(),
    now: clock.now(),
    appearance: ports.appearance(),
  });
  const inputRefusal = (): InputRefusal | null =>
    gate.refusal('view') ?? gate.refusal('control') ?? (hasFrame ? null : 'no-frame-yet');
  const told = tallyRefusals(timers, TOLD, (why) => tell({ type: 'input-refused', why }));
  const reported = tallyRefusals(timers, REPORTED, (why, count) =>
    report({ type: 'input-refused', at: clock.now(), why, count }),
  );
  const refuse = (why: string): void => {
    told.add(why);
    if (!ORDINARY.has(why)) reported.add(why);
  };
  const guard = guardInput({
    ports: drives ? ports : { ...ports, openInjector: () => Promise.resolve(null) },
    clock: timers,
    geometry: () => geometry,
    reference,
    permitted: inputRefusal,
    heldChanged: tellRights,
  });
  const setControlling = (next: boolean): boolean => {
    if (isControlling === next) return false;
    isControlling = next;
    banner.changed();
    parts.changed();
    return true;
  };
  const takeControl = (): void => {
    if (setControlling(true)) report({ type: 'control-taken', at: clock.now() });
  };
  const letGo = (): void => {
    guard.releaseAll();
    if (setControlling(false)) report({ type: 'control-released', at: clock.now() });
  };

  const close = (reason: EndReason, isReported: boolean): void => {
    if (isOver) return;
    isOver = true;
    gate.end();
    guard.close();
    const at = clock.now();
    page.hold(true);
    tell({ type: 'session-ended', reason, at });
    // Nothing is captured or injected any more; the wait lets the reason reach a console that no broker can tell.
    if (reason === 'fingerprint-mismatch') page.destroy();
    else clock.after(FAREWELL_MS, () => page.destroy());
    banner.close();
    reported.flush();
    timers.stop();
    if (isReported) report({ type: 'ended', at, reason });
    ports.receipts.close(signed, { reason, at });
    ports.log.info('session-ended', { reference, sessionId, reason });
    parts.ended();
  };
  const end = (reason: EndReason): void => close(reason, true);
  const connection = watchConnection(timers, end);

  const setCapability = (capability: Capability, on: boolean): void => {
    if (isOver || !gate.switchTo(capability, on)) return;
    if (capability === 'view') page.hold(!on);
    // Without control nobody drives: the event itself says so, a release of its own would be refused.
    if (!on && capability === 'control') {
      guard.releaseAll();
      setControlling(false);
    } else if (!on) letGo();
    report({ type: on ? 'capability-restored' : 'capability-withdrawn', at: clock.now(), capability });
    tellRights();
    banner.changed();
  };

  const onConnected = (): void => {
    connection.connected();
    tell({ type: 'granted', signed });
    tellRights();
  };
  const onDisconnected = (): void => {
    letGo();
    connection.disconnected();
  };
  const onReported = (event: SessionPageEvent): void => {
    if (event.type === 'signal') ports.sendSignal(sessionId, event.signal);
    else if (event.type === 'connected') onConnected();
    else if (event.type === 'disconnected') onDisconnected();
    // A second certificate would not be the one that was granted.
    else end(event.type === 'closed' ? event.reason : 'fingerprint-mismatch');
  };
  const onControlTaken = (): void => {
    const refusal = inputRefusal();
    if (refusal === null) takeControl();
    else refuse(refusal);
  };
  const onInput = (input: InputEvent): void => {
    const refusal = guard.take(input);
    if (refusal !== null) refuse(refusal);
    else if (PRESSES.has(input.type)) takeControl();
  };
  const onFrameShown = (): void => {
    if (!hasFrame) report({ type: 'first-frame', at: clock.now() });
    hasFrame = true;
  };
  const onMessage = (message: ConsoleMessage): void => {
    if (message.type === 'frame-shown') onFrameShown();
    else if (message.type === 'control-taken') onControlTaken();
    else if (message.type === 'control-released') letGo();
    else if (message.type === 'session-stopped') end('stopped-by-technician');
    else if (message.type === 'fingerprint-mismatch') end('fingerprint-mismatch');
    else onInput(message);
  };
  const isFlooded = watchFlood(clock);
  const onReceived = (text: string): void => {
    if (isFlooded()) {
      end('flooded');
      return;
    }
    const message = decodeText(consoleMessages, text);
    if (message.ok) onMessage(message.value);
    else refuse(message.failure.type);
  };

  const checkExpiry = (): void => {
    if (grant.expiresAt <= clock.now()) end('expired');
  };
  const watchExpiry = (): void => {
    checkExpiry();
    watchDisplay();
    timers.after(Math.min(grant.expiresAt - clock.now(), EXPIRY_CHECK_MS), watchExpiry);
  };
  const watchDisplay = (): void => {
    const now = ports.geometryNow(shared.display.id);
    if (now === null) end('capture-lost');
    else geometry = now;
  };
  const watchHand = (): void => {
    watchDisplay();
    guard.look();
    timers.after(HAND_CHECK_MS, watchHand);
  };
  const start = (): void => {
    if (isOver || isStarted) return;
    isStarted = true;
    connection.started();
    parts.iceServers.then(
      (iceServers) => isOver || page.start({ signed, iceServers: [...iceServers] }),
      (cause: unknown) => {
        ports.log.error('ice-servers-unknown', cause, { reference });
        if (!isOver) page.start({ signed, iceServers: [] });
      },
    );
  };

  page.listen({
    reported: (event) => isOver || onReported(event),
    received: (text) => isOver || onReceived(text),
    gone: () => end('capture-lost'),
  });
  watchExpiry();
  if (drives) watchHand();
  banner.begin(view, {
    visible: () => {
      start();
      page.hold(gate.refusal('view') !== null);
    },
    // Nobody is watched without being told.
    lost: () => page.hold(true),
    setCapability: ({ capability, on }) => setCapability(capability, on),
    stop: () => end('stopped-by-employee'),
    failed: () => end('workstation-lost'),
  });

  return {
    signed,
    get isControlling() {
      return isControlling;
    },
    frameSource: () => (gate.refusal('view') === null ? shared.sourceId : null),
    signalled: (signal) => {
      if (!isOver && isStarted) page.signal(signal);
    },
    endedByBroker: (reason) => close(reason, false),
    end,
    stopByShortcut: () => {
      const keys = ports.stopShortcut()?.replaceAll('Ctrl', 'Control').split('+') ?? [];
      end(keys.length > 0 && guard.holdsAll(keys) ? 'stopped-by-technician' : 'stopped-by-employee');
    },
    checkExpiry,
  };
}

/** What shows that the technician's hand is on the mouse or the keyboard, said or not. */
const PRESSES: ReadonlySet<InputEvent['type']> = new Set<InputEvent['type']>([
  'pointer-moved',
  'button-pressed',
  'wheel-turned',
  'key-pressed',
]);
/** What any honest console meets now and then; on the ticket it would hide what is not. */
const ORDINARY: ReadonlySet<string> = new Set<InputRefusal>(['local-hand', 'consent-open', 'not-ready', 'impossible']);
/** The console hears of each reason once a second, the ticket once a burst. */
const TOLD = { quietMs: 1000, longestMs: 1000 };
const REPORTED = { quietMs: 3000, longestMs: 10_000 };
/** Between the end and the end of the page's process, in milliseconds. */
const FAREWELL_MS = 40;
const EXPIRY_CHECK_MS = 1000;
const HAND_CHECK_MS = 100;
