import type { ReactElement } from 'react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { useStore } from 'zustand';
import type { SignedDelivery } from '../../../app/consent/request.ts';
import type { Id } from '../../../app/kernel/scalars.ts';
import type { ConsoleMessage } from '../../../app/wire/peer.ts';
import type { Signal } from '../../../app/wire/signal.ts';
import { RemoteScreen } from '../../../renderer/faces/technician/remote-screen/remote-screen.tsx';
import type { ConsoleConnection, ConsoleState } from '../../../renderer/ports/peer/console-peer.ts';
import { connectConsole, prepareConsole } from '../../../renderer/ports/peer/console-peer.ts';

/** What the test asks of the console's page. */
export interface ConsoleTrial {
  /** What the console would put into its demand. */
  prepare(): Promise<{ consoleKey: string; fingerprint: string; opening: string; commitment: string }>;
  connect(options: { sessionId: Id; delivery: SignedDelivery; driving: boolean }): void;
  accept(signal: Signal): void;
  send(message: ConsoleMessage): void;
  close(): void;
  /** The state without its stream, which no test could carry away. */
  state(): Omit<ConsoleState, 'stream'> & { readonly hasStream: boolean };
  framesShown(): number;
  left(): number;
}

declare global {
  interface Window {
    trial: ConsoleTrial;
    /** Provided by the test. */
    signalled(signal: Signal): void;
  }
}

let identity: Awaited<ReturnType<typeof prepareConsole>> | undefined;
let connection: ConsoleConnection | undefined;
let shown = 0;
let left = 0;

const present = <T,>(value: T | undefined): T => {
  if (value === undefined) throw new Error('prepare and connect first');
  return value;
};

function Screen(props: { readonly live: ConsoleConnection; readonly driving: boolean }): ReactElement {
  const { live } = props;
  const [driving, setDriving] = useState(props.driving);
  const stream = useStore(live, (state) => state.stream);
  if (stream === null) return <p>No picture</p>;
  return (
    <RemoteScreen
      stream={stream}
      driving={driving}
      fit="fit"
      label="Remote screen"
      onInput={live.send}
      onLeave={() => {
        left += 1;
        setDriving(false);
      }}
      onFrameShown={() => {
        shown += 1;
        live.send({ type: 'frame-shown' });
      }}
    />
  );
}

window.trial = {
  async prepare() {
    identity = await prepareConsole();
    const { key, fingerprint, opening, commitment } = identity;
    return { consoleKey: key.publicKey, fingerprint, opening, commitment };
  },
  connect({ sessionId, delivery, driving }) {
    connection = connectConsole({
      identity: present(identity),
      sessionId,
      delivery,
      iceServers: [],
      sendSignal: (signal) => window.signalled(signal),
      clock: () => Date.now(),
    });
    const place = document.querySelector('#screen');
    if (place !== null) createRoot(place).render(<Screen live={connection} driving={driving} />);
  },
  accept: (signal) => present(connection).accept(signal),
  send: (message) => present(connection).send(message),
  close: () => present(connection).close(),
  state() {
    const { stream, ...rest } = present(connection).getState();
    return { ...rest, hasStream: stream !== null };
  },
  framesShown: () => shown,
  left: () => left,
};
