import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { Expected } from '../../../app/consent/grant.ts';
import type { SignedDelivery } from '../../../app/consent/request.ts';
import { deliveryHolds } from '../../../app/consent/request.ts';
import type { Id, Instant } from '../../../app/kernel/scalars.ts';
import { decodeText, encodeText } from '../../../app/wire/envelope.ts';
import type { ConsoleMessage } from '../../../app/wire/peer.ts';
import { workstationMessages } from '../../../app/wire/peer.ts';
import type { IceServer } from '../../../app/wire/requests/sessions.ts';
import type { Signal } from '../../../app/wire/signal.ts';
import type { ConsoleIdentity } from './console-identity.ts';
import type { ConsoleState } from './console-state.ts';
import { beforeGrant, ended, heard } from './console-state.ts';
import { openLink } from './peer-link.ts';
import { watchStats } from './watch-stats.ts';

export type { ConsoleIdentity } from './console-identity.ts';
export { prepareConsole, signDemand, signFurtherDemand } from './console-identity.ts';
export type { ConsoleState } from './console-state.ts';
export type { LinkStats } from './link-stats.ts';

export interface ConsoleOptions {
  readonly identity: ConsoleIdentity;
  readonly sessionId: Id;
  readonly delivery: SignedDelivery;
  readonly iceServers: readonly IceServer[];
  readonly sendSignal: (signal: Signal) => void;
  readonly clock: () => Instant;
}

/** The console's end of a session; a store that React and plain code can follow. */
export interface ConsoleConnection extends Pick<StoreApi<ConsoleState>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** A signal of the workstation, as the broker relayed it. */
  accept(signal: Signal): void;
  send(message: ConsoleMessage): void;
  close(): void;
}

/** Waits for the workstation's offer, and shows nothing before its grant is verified. */
export function connectConsole(options: ConsoleOptions): ConsoleConnection {
  const { identity, sessionId, delivery, iceServers, sendSignal, clock } = options;
  const store = createStore<ConsoleState>(() => beforeGrant);
  const expected = (): Expected => ({
    workstationKey: delivery.delivery.workstationKey,
    sessionId,
    fingerprints: { workstation: delivery.delivery.workstationFingerprint, console: identity.fingerprint },
    now: clock(),
  });
  let picture: MediaStream | null = null;

  const link = openLink({
    certificate: identity.certificate,
    expected: delivery.delivery.workstationFingerprint,
    iceServers,
    on: {
      signal: sendSignal,
      connected: () => update((state) => (state.signed === null ? state : { ...state, phase: 'live' })),
      interrupted: () => update((state) => (state.signed === null ? state : { ...state, phase: 'interrupted' })),
      text: hear,
      stream: (stream) => {
        picture = stream;
        playAtOnce(link.connection);
        update((state) => state);
      },
      ended: (why) => update((state) => ended(state, why)),
    },
  });
  const stopStats = watchStats(link.connection, (stats) => update((state) => ({ ...state, stats })));

  /** Every change passes here: the picture is out only while a verified grant stands, and the end lets go of everything. */
  function update(change: (state: ConsoleState) => ConsoleState): void {
    const before = store.getState();
    if (before.phase === 'ended') return;
    const next = change(before);
    const stands = next.signed !== null && next.phase !== 'ended';
    store.setState({ ...next, stream: stands ? picture : null }, true);
    if (next.phase !== 'ended') return;
    if (next.end === 'fingerprint-mismatch') send({ type: 'fingerprint-mismatch' });
    stopStats();
    link.close();
  }

  function hear(text: string): void {
    const message = decodeText(workstationMessages, text);
    update((state) =>
      message.ok ? heard(state, message.value, expected()) : { ...state, unreadable: message.failure },
    );
  }

  function send(message: ConsoleMessage): void {
    link.send(encodeText(message));
  }

  if (!deliveryHolds(delivery) || delivery.delivery.sessionId !== sessionId)
    update((state) => ended(state, 'fingerprint-mismatch'));

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    accept: link.accept,
    send,
    close: () => update((state) => ended(state, 'stopped-by-technician')),
  };
}

/** Asks the engine to show each picture as it comes rather than to keep a reserve against jitter. */
function playAtOnce(connection: RTCPeerConnection): void {
  for (const receiver of connection.getReceivers()) {
    if ('jitterBufferTarget' in receiver) receiver.jitterBufferTarget = 0;
    else Object.assign(receiver, { playoutDelayHint: 0 });
  }
}
