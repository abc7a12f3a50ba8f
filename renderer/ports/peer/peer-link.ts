import SimplePeer from 'simple-peer';
import type { Fingerprint } from '../../../app/kernel/scalars.ts';
import type { IceServer } from '../../../app/wire/requests/sessions.ts';
import { Signal } from '../../../app/wire/signal.ts';
import { fingerprintOf } from './certificate.ts';
import { namesOnly } from './sdp.ts';
import { watchHearing } from './watch-hearing.ts';

export type LinkEnd = 'fingerprint-mismatch' | 'connection-lost';

export interface LinkOptions {
  readonly certificate: RTCCertificate;
  /** The other end's certificate; any other ends the link before anything is exchanged. */
  readonly expected: Fingerprint;
  readonly iceServers: readonly IceServer[];
  /** Given by the end that offers; the other end answers. */
  readonly stream?: MediaStream;
  /** How long nothing may come before the other end counts as gone, in milliseconds; for the end that sends the picture. */
  readonly silentMs?: number;
  /** Changes a remote description after it was judged and before the engine sees it. */
  readonly tuneRemote?: (sdp: string) => string;
  readonly on: LinkListeners;
}

export interface LinkListeners {
  signal(signal: Signal): void;
  /** Both certificates are proven and the channel is open; again after each interruption. */
  connected(): void;
  /** Nothing comes through for now; the link may recover. */
  interrupted(): void;
  text(text: string): void;
  stream(stream: MediaStream): void;
  /** Last, and once, unless the link was closed from here. */
  ended(why: LinkEnd): void;
}

export interface PeerLink {
  readonly connection: RTCPeerConnection;
  accept(signal: Signal): void;
  /** Text on the ordered, reliable channel; dropped once the link is over. */
  send(text: string): void;
  /** While no picture flows, the other end has no reason to speak. */
  expectSilence(isExpected: boolean): void;
  /** What was sent still leaves, nothing more is heard. */
  close(): void;
}

/** One end of a peer connection that accepts a single certificate from the other. */
export function openLink(options: LinkOptions): PeerLink {
  const { certificate, expected, iceServers, stream, silentMs, tuneRemote, on } = options;
  const connection = new RTCPeerConnection({
    certificates: [certificate],
    iceServers: iceServers.map(toIceServer),
    bundlePolicy: 'max-bundle',
  });
  const peer = new SimplePeer({
    initiator: stream !== undefined,
    // Message by message: as a byte stream, two that arrive together would become one.
    objectMode: true,
    ...(stream === undefined ? {} : { stream }),
    // Our own connection under simple-peer's hand: its certificate, codecs and statistics need it.
    wrtc: { RTCPeerConnection: handedOut(connection), RTCSessionDescription, RTCIceCandidate },
  });
  let over = false;
  let proven = false;
  let live = false;
  let isSilenceExpected = false;
  /** What came before this end knew itself connected: nothing is heard before the certificate, nor answered into the void. */
  const early: string[] = [];

  const end = (why: LinkEnd): void => {
    if (over) return;
    over = true;
    stopListening();
    peer.destroy();
    on.ended(why);
  };
  const connected = (): void => {
    if (over || live || !peer.connected) return;
    proven ||= isProven(connection, expected);
    if (!proven) {
      end('fingerprint-mismatch');
      return;
    }
    live = true;
    on.connected();
    for (const text of early.splice(0)) hear(text);
  };
  const interrupted = (): void => {
    if (over || !live) return;
    live = false;
    on.interrupted();
  };
  const hear = (text: string): void => {
    if (!over) on.text(text);
  };
  const stopListening = watchHearing(connection, {
    silentMs: silentMs ?? Number.POSITIVE_INFINITY,
    changed: (isHeard) => {
      if (isHeard) connected();
      else if (!isSilenceExpected) interrupted();
    },
  });

  peer.on('signal', (data) => {
    if (!over) on.signal(Signal.parse(data));
  });
  peer.on('connect', connected);
  peer.on('data', (chunk) => {
    if (typeof chunk !== 'string') return;
    if (proven) hear(chunk);
    else early.push(chunk);
  });
  peer.on('stream', (remote) => {
    if (!over) on.stream(remote);
  });
  peer.on('iceStateChange', (state) => {
    if (state === 'connected' || state === 'completed') connected();
    else if (state === 'disconnected') interrupted();
  });
  // What went wrong has no name that the other end could act on; `close` follows every error.
  peer.on('error', () => end('connection-lost'));
  peer.on('close', () => end('connection-lost'));

  return {
    connection,
    accept(signal) {
      if (over) return;
      if (signal.type === 'candidate') peer.signal(signal);
      else if (namesOnly(signal.sdp, expected))
        peer.signal({ type: signal.type, sdp: tuneRemote?.(signal.sdp) ?? signal.sdp });
      else end('fingerprint-mismatch');
    },
    send(text) {
      if (!over && peer.connected) peer.send(text);
    },
    expectSilence(isExpected) {
      isSilenceExpected = isExpected;
    },
    close() {
      if (over) return;
      over = true;
      stopListening();
      setTimeout(() => peer.destroy(), peer.connected ? LINGER_MS : 0);
    },
  };
}

/** How long a closed link may still deliver its last words, in milliseconds. */
const LINGER_MS = 150;

/** Whether the certificate that the other end proved to hold, in each transport's handshake, is the expected one. */
function isProven(connection: RTCPeerConnection, expected: Fingerprint): boolean {
  const receivers = connection.getTransceivers().map(({ receiver }) => receiver.transport);
  const shown = [connection.sctp?.transport, ...receivers].flatMap((transport) => {
    const [der] = transport?.getRemoteCertificates() ?? [];
    return der === undefined ? [] : [fingerprintOf(new Uint8Array(der))];
  });
  return shown.length > 0 && shown.every((fingerprint) => fingerprint === expected);
}

/** A constructor whose only instance exists already. */
function handedOut(connection: RTCPeerConnection): new () => RTCPeerConnection {
  function readyMade(): RTCPeerConnection {
    return connection;
  }
  // A function that returns an object is a constructor of it; its type can't say so.
  return readyMade as unknown as new () => RTCPeerConnection;
}

const toIceServer = ({ urls, username, credential }: IceServer): RTCIceServer => ({
  urls,
  ...(username === undefined ? {} : { username }),
  ...(credential === undefined ? {} : { credential }),
});
