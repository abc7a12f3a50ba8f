import type { SessionStart } from '../../../app/wire/bridge.ts';
import { codecOrder, engineOf } from './codec-preference.ts';
import type { LinkListeners, PeerLink } from './peer-link.ts';
import { openLink } from './peer-link.ts';
import { withBitrates } from './sdp.ts';

export interface WorkstationPeerOptions {
  /** The certificate whose fingerprint the grant names. */
  readonly certificate: RTCCertificate;
  readonly start: SessionStart;
  /** One picture track. */
  readonly stream: MediaStream;
  readonly on: Omit<LinkListeners, 'stream'>;
}

/** The workstation's end: it offers its picture to the console that the grant names, tuned for a legible screen at once. */
export function connectWorkstation({ certificate, start, stream, on }: WorkstationPeerOptions): PeerLink {
  const link = openLink({
    certificate,
    expected: start.signed.grant.fingerprints.console,
    iceServers: start.iceServers,
    stream,
    silentMs: SILENT_MS,
    tuneRemote: (sdp) => withBitrates(sdp, BITRATES),
    // The console sends no picture; a stream that comes all the same goes nowhere.
    on: { ...on, stream: () => undefined, connected: () => void keepSharp(link.connection).then(on.connected) },
  });
  preferCodec(link.connection);
  return link;
}

/** What is held down must not stay so for long when the console is gone, in milliseconds. */
const SILENT_MS = 2000;

/** Kilobits per second: the first second is legible, and a screen never starves what else the line carries. */
const BITRATES = { start: 8000, max: 20_000 } as const;

function preferCodec(connection: RTCPeerConnection): void {
  const codecs = RTCRtpSender.getCapabilities('video')?.codecs ?? [];
  const order = codecOrder(codecs, engineOf(navigator.userAgent));
  for (const transceiver of connection.getTransceivers()) transceiver.setCodecPreferences([...order]);
}

/** Rather fewer pictures than a blurred one, and the encoder's own ceiling. */
async function keepSharp(connection: RTCPeerConnection): Promise<void> {
  for (const sender of connection.getSenders()) {
    const parameters = sender.getParameters();
    for (const encoding of parameters.encodings) encoding.maxBitrate = BITRATES.max * 1000;
    await sender.setParameters({ ...parameters, degradationPreference: 'maintain-resolution' });
  }
}
