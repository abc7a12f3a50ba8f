import type { SessionBridge, SessionStart } from '../../app/wire/bridge.ts';
import { makeCertificate } from '../ports/peer/certificate.ts';
import type { PeerLink } from '../ports/peer/peer-link.ts';
import { connectWorkstation } from '../ports/peer/workstation-peer.ts';
import { captureScreen } from './capture-screen.ts';
import type { GatedPicture } from './gated-picture.ts';
import { openGatedPicture } from './gated-picture.ts';
import { keepCapture } from './kept-capture.ts';

/**
 * The workstation's end of one session. It decides nothing: the main process starts it under a grant, hands it the screen,
 * judges each message of the console, and destroys the page to end it.
 */
export async function runSession(bridge: SessionBridge): Promise<void> {
  const picture = openGatedPicture();
  const { certificate, fingerprint } = await makeCertificate();
  let link: PeerLink | null = null;
  let isHeld = false;
  const capture = keepCapture({
    capture: captureScreen,
    show: picture.show,
    lost: () => {
      link?.close();
      bridge.report({ type: 'closed', reason: 'capture-lost' });
    },
    after: (ms, run) => void setTimeout(run, ms),
  });

  bridge.onStart((start) => {
    // The connection is made while the screen is still being opened: neither waits for the other.
    link ??= connect(bridge, { certificate, start, picture });
    link.expectSilence(isHeld);
    capture.begin();
  });
  bridge.onSignal((signal) => link?.accept(signal));
  bridge.onSend((text) => link?.send(text));
  bridge.onHold((held) => {
    isHeld = held;
    picture.hold(held);
    capture.hold(held);
    link?.expectSilence(held);
  });
  bridge.report({ type: 'certificate-ready', fingerprint });
}

interface Beginning {
  readonly certificate: RTCCertificate;
  readonly start: SessionStart;
  readonly picture: GatedPicture;
}

function connect(bridge: SessionBridge, { certificate, start, picture }: Beginning): PeerLink {
  return connectWorkstation({
    certificate,
    start,
    stream: picture.stream,
    on: {
      signal: (signal) => bridge.report({ type: 'signal', signal }),
      connected: () => {
        picture.refresh();
        bridge.report({ type: 'connected' });
      },
      interrupted: () => bridge.report({ type: 'disconnected' }),
      text: (text) => bridge.received(text),
      ended: (why) => bridge.report({ type: 'closed', reason: why }),
    },
  });
}
