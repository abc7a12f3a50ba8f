import { codecOrder, engineOf } from '../../renderer/ports/peer/codec-preference.ts';
import { withBitrates } from '../../renderer/ports/peer/sdp.ts';
import { openGatedPicture } from '../../renderer/session/gated-picture.ts';
import { gathered } from './gathered.ts';

/** The host's half of a bare WebRTC connection with the product's settings: no signatures, no gate, no library. */
export interface BareHost {
  offer(): Promise<string>;
  accept(answer: string): Promise<void>;
}

declare global {
  interface Window {
    bareHost: BareHost;
  }
}

/** Electron's own, in a page that has Node. */
declare const require: (name: 'electron') => { ipcRenderer: { send(channel: string, x: number, y: number): void } };

const { ipcRenderer } = require('electron');
const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });

window.bareHost = {
  async offer() {
    const picture = openGatedPicture();
    const [sent] = picture.stream.getTracks();
    if (sent === undefined) throw new Error('no track');
    connection.addTrack(sent, picture.stream);
    const codecs = RTCRtpSender.getCapabilities('video')?.codecs ?? [];
    connection.getTransceivers()[0]?.setCodecPreferences([...codecOrder(codecs, engineOf(navigator.userAgent))]);
    const channel = connection.createDataChannel('input');
    channel.addEventListener('open', picture.refresh);
    channel.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const [x, y] = data.split(' ').map(Number);
      ipcRenderer.send('press', x ?? 0, y ?? 0);
    });
    const screen = navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { ideal: 60, max: 60 } } });
    void screen.then((stream) => stream.getVideoTracks().map(picture.show));
    await connection.setLocalDescription(await connection.createOffer());
    return gathered(connection);
  },
  accept: (answer) =>
    connection.setRemoteDescription({ type: 'answer', sdp: withBitrates(answer, { start: 8000, max: 20_000 }) }),
};
