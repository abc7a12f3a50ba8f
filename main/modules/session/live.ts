import type { SessionEvent } from '../../../app/session/event.ts';
import type { EndReason } from '../../../app/session/phase.ts';
import type { BannerView, SessionEnd, SessionPageEvent } from '../../../app/wire/bridge.ts';
import { decodeText, encodeText } from '../../../app/wire/envelope.ts';
import type { ConsoleMessage, WorkstationMessage } from '../../../app/wire/peer.ts';
import { consoleMessages } from '../../../app/wire/peer.ts';
import { stoppable } from '../clock.ts';
import { watchConnection } from './connection-watch.ts';
import { watchFlood } from './flood-watch.ts';
import type { InputRefusal } from './input-guard.ts';
import { liveRights } from './live-rights.ts';
import type { Live, LiveParts } from './live-session.ts';
import { watchLive } from './live-watch.ts';
import { technicianHand } from './technician-hand.ts';

/** Runs the session that the employee granted; every way out of it goes through `close`, gate first. */
export function goLive({
  ports,
  clock,
  gate: opened,
  signed: granted,
  shared,
  page,
  banner,
  ...parts
}: LiveParts): Live {
  const { grant: first } = granted;
  const { sessionId, reference } = first;
  const timers = stoppable(clock);
  let isOver = false;
  let isStarted = false;
  let hasFrame = false;
  let isBannerLost = false;
  let isTakenBack = false;
  /** Newer rules have waited too long to be read. */
  let isBehind = false;

  const report = (event: SessionEvent): void => ports.reports.add(sessionId, reference, event);
  const tell = (message: WorkstationMessage): void => page.send(encodeText(message));
  /** Whether anything but the banner itself keeps the picture from leaving. */
  const isHidden = (): boolean => watch.isLocked() || rights.isAsking() || isBehind || rights.refusal('view') !== null;
  const tellRights = (): void =>
    tell({
      type: 'rights-changed',
      withdrawn: rights.withdrawn(),
      revoked: rights.revoked(),
      pictureHeld: isHidden(),
      inputHeld: watch.isLocked() || rights.isAsking() || isBehind || hand.heldByEmployee(),
      locked: watch.isLocked(),
    });
  const holdPicture = (): void => page.hold(isBannerLost || isHidden());
  const view = (): BannerView => ({
    signed: rights.signed(),
    withdrawn: rights.withdrawn(),
    revoked: rights.revoked(),
    controlling: hand.isControlling,
    hidden: isHidden(),
    locked: watch.isLocked(),
    takenBack: isTakenBack,
    stopShortcut: ports.stopShortcut(),
    now: clock.now(),
    appearance: ports.appearance(),
  });
  const inputRefusal = (): InputRefusal | null => {
    const refusal = rights.refusal('view') ?? rights.refusal('control') ?? (hasFrame ? null : 'no-frame-yet');
    if (refusal !== null) return refusal;
    if (watch.isLocked()) return 'locked';
    if (rights.isAsking()) return 'consent-open';
    return isBehind ? 'not-ready' : null;
  };
  const hand = technicianHand({
    ports,
    clock: timers,
    geometry: () => watch.geometry(),
    reference,
    permitted: inputRefusal,
    heldChanged: tellRights,
    tell,
    report,
    controllingChanged: () => {
      banner.changed();
      parts.changed();
    },
  });

  const close = ({ reason, revoked }: SessionEnd, isReported: boolean): void => {
    if (isOver) return;
    isOver = true;
    rights.end();
    hand.close();
    rights.closeLetter();
    const at = clock.now();
    page.hold(true);
    tell({ type: 'session-ended', reason, at });
    // Nothing is captured or injected any more; the wait lets the reason reach a console that no broker can tell.
    if (reason === 'fingerprint-mismatch') page.destroy();
    else clock.after(FAREWELL_MS, () => page.destroy());
    banner.close();
    hand.flush();
    timers.stop();
    if (isReported) report({ type: 'ended', at, reason });
    ports.receipts.close(rights.signed(), rights.former, { reason, at });
    ports.log.info('session-ended', { reference, sessionId, reason });
    parts.ended({ reason, revoked });
  };
  const end = (reason: EndReason): void => close({ reason, revoked: rights.revoked() }, true);
  const connection = watchConnection(timers, end);

  const changed = (): void => {
    if (isOver) return;
    holdPicture();
    tellRights();
    banner.changed();
    parts.changed();
  };
  const rights = liveRights({
    ports,
    clock: timers,
    opened,
    granted,
    credential: parts.credential,
    report,
    // Without control nobody drives: the event itself says so, a release of its own would be refused.
    lost: (capability) => (capability === 'control' ? hand.lose() : hand.letGo()),
    asking: () => hand.letGo(),
    widened: (signed) => {
      tell({ type: 'granted', signed });
      if (signed.grant.capabilities.includes('control')) drive();
    },
    changed,
    stopped: () => end('stopped-by-employee'),
  });

  const tellTakenBack = (next: boolean): void => {
    isTakenBack = next;
    banner.changed();
  };
  const checkRules = (): void => {
    if (isOver) return;
    if (rights.check()) {
      end('rule');
      return;
    }
    if (isBehind === ports.rules.isBehind()) return;
    isBehind = !isBehind;
    if (isBehind) hand.letGo();
    changed();
  };
  const watch = watchLive({
    ports,
    clock: timers,
    shared,
    expiresAt: () => rights.signed().grant.expiresAt,
    lookAtHand: hand.look,
    lookAtRules: checkRules,
    lockChanged: (isLocked) => {
      if (isOver) return;
      if (isLocked) hand.letGo();
      report({ type: isLocked ? 'screen-locked' : 'screen-unlocked', at: clock.now() });
      changed();
    },
    end,
  });

  const onConnected = (): void => {
    connection.connected();
    tell({ type: 'granted', signed: rights.signed() });
    tellRights();
  };
  const onDisconnected = (): void => {
    hand.letGo();
    connection.disconnected();
  };
  const onReported = (event: SessionPageEvent): void => {
    if (event.type === 'signal') ports.sendSignal(sessionId, event.signal);
    else if (event.type === 'connected') onConnected();
    else if (event.type === 'disconnected') onDisconnected();
    // A second certificate would not be the one that was granted.
    else end(event.type === 'closed' ? event.reason : 'fingerprint-mismatch');
  };
  const onFrameShown = (): void => {
    if (!hasFrame) report({ type: 'first-frame', at: clock.now() });
    hasFrame = true;
  };
  const onMessage = (message: ConsoleMessage): void => {
    if (message.type === 'frame-shown') onFrameShown();
    else if (message.type === 'control-taken') hand.claim();
    else if (message.type === 'control-released') hand.letGo();
    else if (message.type === 'session-stopped') end('stopped-by-technician');
    else if (message.type === 'fingerprint-mismatch') end('fingerprint-mismatch');
    else hand.act(message);
  };
  const isFlooded = watchFlood(clock);
  const onReceived = (text: string): void => {
    if (isFlooded()) {
      end('flooded');
      return;
    }
    const message = decodeText(consoleMessages, text);
    if (message.ok) onMessage(message.value);
    else hand.refuse(message.failure.type);
  };

  let isDriven = false;
  const drive = (): void => {
    if (isDriven) return;
    isDriven = true;
    hand.begin();
    watch.beginHand();
  };
  const start = (): void => {
    if (isOver || isStarted) return;
    isStarted = true;
    connection.started();
    parts.iceServers.then(
      (iceServers) => isOver || page.start({ signed: granted, iceServers: [...iceServers] }),
      (cause: unknown) => {
        ports.log.error('ice-servers-unknown', cause, { reference });
        if (!isOver) page.start({ signed: granted, iceServers: [] });
      },
    );
  };

  page.listen({
    reported: (event) => isOver || onReported(event),
    received: (text) => isOver || onReceived(text),
    gone: () => end('capture-lost'),
  });
  watch.begin();
  if (first.capabilities.includes('control')) drive();
  banner.begin(view, {
    visible: () => {
      isBannerLost = false;
      start();
      holdPicture();
    },
    // Nobody is watched without being told.
    lost: () => {
      isBannerLost = true;
      page.hold(true);
    },
    setCapability: ({ capability, on }) => isOver || rights.setCapability(capability, on),
    stop: () => end('stopped-by-employee'),
    failed: () => end('workstation-lost'),
  });

  return {
    get signed() {
      return rights.signed();
    },
    get isControlling() {
      return hand.isControlling;
    },
    furtherAsked: (request) => {
      if (!isOver) rights.furtherAsked(request);
    },
    furtherWithdrawn: (demandId) => {
      if (isOver || !rights.furtherWithdrawn(demandId)) return;
      tellTakenBack(true);
      timers.after(TELL_MS, () => tellTakenBack(false));
    },
    checkRules,
    credentialRenewed: (renewed) => {
      if (isOver) return;
      rights.renew(renewed);
      checkRules();
    },
    frameSource: () => (isHidden() ? null : shared.sourceId),
    signalled: (signal) => {
      if (!isOver && isStarted) page.signal(signal);
    },
    endedByBroker: (told) => close(told, false),
    end,
    stopByShortcut: () => {
      const keys = ports.stopShortcut()?.replaceAll('Ctrl', 'Control').split('+') ?? [];
      end(keys.length > 0 && hand.holdsAll(keys) ? 'stopped-by-technician' : 'stopped-by-employee');
    },
    isPressedRemotely: () => !isOver && hand.hasJustPressed(),
    releaseInput: hand.letUp,
    look: () => isOver || watch.look(),
    redraw: () => {
      if (isOver) return;
      banner.changed();
      rights.redrawLetter();
    },
  };
}

/** Between the end and the end of the page's process, in milliseconds. */
const FAREWELL_MS = 40;
/** How long the banner says that a question was taken back, in milliseconds. */
const TELL_MS = 8000;
