import type { Page } from 'playwright';
import type { Signal } from '../../app/wire/signal.ts';

/** The page's half of a console without any of the product's code: a certificate, a connection, its raw channel. */
export interface BarePeer {
  /** Its certificate's fingerprint as a demand names it. */
  fingerprint(): Promise<string>;
  /** Opens the connection, with that certificate or, when `foreign`, another one. */
  open(options: { readonly foreign: boolean; readonly signal: (signal: Signal) => void }): Promise<void>;
  accept(signal: Signal): Promise<void>;
  /** Sends text on the channel exactly as it is. */
  send(text: string): Promise<void>;
  /** Sends the same text so many times a second until the page is closed or the channel is. */
  repeat(text: string, perSecond: number): Promise<void>;
  isOpen(): Promise<boolean>;
  /** Everything that came over the channel. */
  received(): Promise<string[]>;
  /** How many pictures were decoded so far. */
  frames(): Promise<number>;
}

declare global {
  interface Window {
    bare: {
      certificate: RTCCertificate | null;
      connection: RTCPeerConnection | null;
      channel: RTCDataChannel | null;
      received: string[];
    };
    bareSignal(signal: Signal): void;
  }
}

/** `page` must be in a secure context, such as an address of this machine. */
export async function barePeerIn(page: Page): Promise<BarePeer> {
  let onSignal: (signal: Signal) => void = () => undefined;
  await page.exposeFunction('bareSignal', (signal: Signal) => onSignal(signal));
  await page.evaluate(() => {
    window.bare = { certificate: null, connection: null, channel: null, received: [] };
  });
  return {
    fingerprint: () =>
      page.evaluate(async () => {
        const p256: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' };
        const certificate = await RTCPeerConnection.generateCertificate(p256);
        window.bare.certificate = certificate;
        const sha = certificate.getFingerprints().find(({ algorithm }) => algorithm === 'sha-256');
        return sha?.value?.toUpperCase() ?? '';
      }),
    open: async ({ foreign, signal }) => {
      onSignal = signal;
      await page.evaluate((isForeign) => {
        const { bare } = window;
        const own = isForeign || bare.certificate === null ? {} : { certificates: [bare.certificate] };
        const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle', ...own });
        bare.connection = connection;
        connection.addEventListener('icecandidate', ({ candidate }) => {
          if (candidate === null || candidate.candidate === '') return;
          const { candidate: line, sdpMid, sdpMLineIndex } = candidate;
          window.bareSignal({ type: 'candidate', candidate: { candidate: line, sdpMid, sdpMLineIndex } });
        });
        connection.addEventListener('datachannel', ({ channel }) => {
          bare.channel = channel;
          channel.addEventListener('message', ({ data }) => bare.received.push(String(data)));
        });
        connection.addEventListener('track', ({ streams }) => {
          const video = document.createElement('video');
          video.muted = true;
          video.autoplay = true;
          video.srcObject = streams[0] ?? null;
          document.body.append(video);
        });
      }, foreign);
    },
    accept: (signal) =>
      page.evaluate(async (given) => {
        const { connection } = window.bare;
        if (connection === null) throw new Error('no connection yet');
        if (given.type === 'candidate') {
          await connection.addIceCandidate(given.candidate);
          return;
        }
        await connection.setRemoteDescription(given);
        if (given.type !== 'offer') return;
        const answer = await connection.createAnswer();
        await connection.setLocalDescription(answer);
        window.bareSignal({ type: 'answer', sdp: answer.sdp ?? '' });
      }, signal),
    send: (text) => page.evaluate((line) => window.bare.channel?.send(line), text),
    repeat: (text, perSecond) =>
      page.evaluate(
        ([line, rate]) => {
          const { channel } = window.bare;
          const timer = setInterval(() => {
            if (channel?.readyState !== 'open') clearInterval(timer);
            else for (let sent = 0; sent < rate / 100; sent += 1) channel.send(line);
          }, 10);
        },
        [text, perSecond] as const,
      ),
    isOpen: () => page.evaluate(() => window.bare.channel?.readyState === 'open'),
    received: () => page.evaluate(() => window.bare.received),
    frames: () => page.evaluate(() => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0),
  };
}
