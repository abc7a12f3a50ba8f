import type { BrowserContext, Page } from 'playwright';
import type { Grant, SignedGrant } from '../../../app/consent/grant.ts';
import { signGrant } from '../../../app/consent/grant.ts';
import type { SignedDelivery } from '../../../app/consent/request.ts';
import type { KeyPair } from '../../../app/kernel/signing.ts';
import { keyPairFrom, sign } from '../../../app/kernel/signing.ts';
import type { SessionBridge, SessionPageEvent, SessionStart } from '../../../app/wire/bridge.ts';
import { encodeText } from '../../../app/wire/envelope.ts';
import type { WorkstationMessage } from '../../../app/wire/peer.ts';
import type { Signal } from '../../../app/wire/signal.ts';
import { until } from '../../../scripts/stage/until.ts';
import type { ConsoleTrial } from './console.tsx';

export interface TrialWish {
  /** The broker in the middle: what becomes of each signal on its way. */
  readonly relay?: (signal: Signal, from: 'workstation' | 'console') => Signal;
  readonly changeGrant?: (grant: Grant) => Grant;
  readonly signWith?: KeyPair;
  readonly driving?: boolean;
  /** Whether the picture is held before the session starts. */
  readonly isHeld?: boolean;
}

/** The two real ends of a session in two pages, with the test as main process and broker between them. */
export interface PeerTrial {
  readonly console: Page;
  readonly workstation: Page;
  readonly signed: SignedGrant;
  readonly consoleFingerprint: string;
  readonly workstationFingerprint: string;
  /** What the session page told its main process. */
  readonly reports: readonly SessionPageEvent[];
  /** What the console sent, as it came. */
  readonly received: readonly string[];
  state(): Promise<ReturnType<ConsoleTrial['state']>>;
  say(message: WorkstationMessage): Promise<void>;
  hold(held: boolean): Promise<void>;
  /** The state of each screen that the session page was handed, the first one first. */
  captured(): Promise<readonly MediaStreamTrackState[]>;
}

/** Both pages, connected as far as `wish` lets them; the grant is sent as soon as the channel is open. */
export async function openPeerTrial(
  contexts: { readonly console: BrowserContext; readonly workstation: BrowserContext },
  pages: { readonly console: string; readonly session: string },
  wish: TrialWish = {},
): Promise<PeerTrial> {
  const reports: SessionPageEvent[] = [];
  const received: string[] = [];
  const relay = wish.relay ?? ((signal) => signal);
  const workstation = await contexts.workstation.newPage();
  const console = await contexts.console.newPage();
  const toWorkstation = (order: Order): Promise<void> =>
    workstation.evaluate((given) => window.obey(given), order).catch(onlyIfOpen(workstation));

  await workstation.exposeFunction('reported', (event: SessionPageEvent) => {
    reports.push(event);
    if (event.type === 'signal')
      void console.evaluate((signal) => window.trial.accept(signal), relay(event.signal, 'workstation'));
    if (event.type === 'connected') void toWorkstation({ type: 'send', text: encodeText({ type: 'granted', signed }) });
  });
  await workstation.exposeFunction('heard', (text: string) => void received.push(text));
  await workstation.addInitScript(mainProcess);
  await console.exposeFunction('signalled', (signal: Signal) => {
    void toWorkstation({ type: 'signal', signal: relay(signal, 'console') });
  });

  await console.goto(pages.console);
  const identity = await console.evaluate(() => window.trial.prepare());
  await workstation.goto(pages.session);
  const fingerprint = await until('the session page has a certificate', () =>
    reports.flatMap((event) => (event.type === 'certificate-ready' ? [event.fingerprint] : [])).at(0),
  );

  const delivery = deliver(identity.fingerprint, fingerprint);
  const grant = { ...aGrant(identity, fingerprint), ...wish.changeGrant?.(aGrant(identity, fingerprint)) };
  const signed = signGrant(grant, (wish.signWith ?? DEVICE).secret);
  await console.evaluate((given) => window.trial.connect(given), {
    sessionId: SESSION,
    delivery,
    driving: wish.driving ?? false,
  });
  if (wish.isHeld === true) await toWorkstation({ type: 'hold', held: true });
  // The gate in the main process has checked the grant before it starts the page; here the test stands for both.
  await toWorkstation({
    type: 'start',
    start: { signed: signGrant(aGrant(identity, fingerprint), DEVICE.secret), iceServers: [] },
  });

  return {
    console,
    workstation,
    signed,
    consoleFingerprint: identity.fingerprint,
    workstationFingerprint: fingerprint,
    reports,
    received,
    state: () => console.evaluate(() => window.trial.state()),
    say: (message) => toWorkstation({ type: 'send', text: encodeText(message) }),
    hold: (held) => toWorkstation({ type: 'hold', held }),
    captured: () => workstation.evaluate(() => window.captured.map(({ readyState }) => readyState)),
  };
}

type Order =
  | { readonly type: 'start'; readonly start: SessionStart }
  | { readonly type: 'signal'; readonly signal: Signal }
  | { readonly type: 'send'; readonly text: string }
  | { readonly type: 'hold'; readonly held: boolean };

declare global {
  interface Window {
    obey(order: Order): void;
    /** Every screen that the page was handed. */
    captured: MediaStreamTrack[];
    reported(event: SessionPageEvent): void;
    heard(text: string): void;
  }
}

/** Runs in the session page before its own script: the bridge that the preload script would give. */
function mainProcess(): void {
  const listeners: Partial<{ [T in Order['type']]: (order: Extract<Order, { type: T }>) => void }> = {};
  const forget = (): void => undefined;
  const accord: SessionBridge = {
    onStart(listener) {
      listeners.start = ({ start }) => listener(start);
      return forget;
    },
    onSignal(listener) {
      listeners.signal = ({ signal }) => listener(signal);
      return forget;
    },
    onSend(listener) {
      listeners.send = ({ text }) => listener(text);
      return forget;
    },
    onHold(listener) {
      listeners.hold = ({ held }) => listener(held);
      return forget;
    },
    report: (event) => window.reported(event),
    received: (text) => window.heard(text),
  };
  Object.assign(window, { accord });
  window.captured = [];
  const { mediaDevices } = navigator;
  const capture = mediaDevices.getDisplayMedia.bind(mediaDevices);
  mediaDevices.getDisplayMedia = async (options) => {
    const stream = await capture(options);
    window.captured.push(...stream.getVideoTracks());
    return stream;
  };
  window.obey = (order) => {
    if (order.type === 'start') listeners.start?.(order);
    else if (order.type === 'signal') listeners.signal?.(order);
    else if (order.type === 'send') listeners.send?.(order);
    else listeners.hold?.(order);
  };
}

const onlyIfOpen =
  (page: Page) =>
  (fault: unknown): void => {
    if (!page.isClosed()) throw fault;
  };

const SESSION = '0198c5a0-0000-7000-8000-000000000001';
const DEVICE = keyPairFrom(new Uint8Array(32).fill(7));

function deliver(consoleFingerprint: string, workstationFingerprint: string): SignedDelivery {
  const delivery = { sessionId: SESSION, consoleFingerprint, workstationFingerprint, workstationKey: DEVICE.publicKey };
  return { delivery, signature: sign('accord-session-delivery-v1', delivery, DEVICE.secret) };
}

function aGrant(identity: { readonly consoleKey: string; readonly fingerprint: string }, workstation: string): Grant {
  const now = Date.now();
  return {
    id: '0198c5a0-0000-7000-8000-000000000002',
    sessionId: SESSION,
    ticketId: '0198c5a0-0000-7000-8000-000000000003',
    reference: 'INC-2026-000042',
    workstationKey: DEVICE.publicKey,
    technician: { id: '0198c5a0-0000-7000-8000-000000000004', name: 'Karim Benali', level: 2, team: 'Support Paris' },
    consoleKey: identity.consoleKey,
    capabilities: ['view', 'control'],
    display: { id: '0', label: 'Écran 1' },
    issuedAt: now,
    expiresAt: now + 20 * 60_000,
    policyVersion: 1,
    fingerprints: { workstation, console: identity.fingerprint },
    nonce: '00112233445566778899aabbccddeeff',
  };
}
