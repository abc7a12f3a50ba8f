import { pictureBox, placeOn } from '../../renderer/faces/technician/remote-screen/picture-geometry.ts';
import { gathered } from './gathered.ts';

/** The console's half: a video element, and each press sent as soon as it is known. */
export interface BareConsolePage {
  answer(offer: string): Promise<string>;
}

declare global {
  interface Window {
    bareConsolePage: BareConsolePage;
  }
}

const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
const video = document.querySelector('video');
if (video === null) throw new Error('no video element');

connection.addEventListener('track', ({ receiver, streams }) => {
  if ('jitterBufferTarget' in receiver) receiver.jitterBufferTarget = 0;
  else Object.assign(receiver, { playoutDelayHint: 0 });
  video.srcObject = streams[0] ?? null;
});
connection.addEventListener('datachannel', ({ channel }) => {
  video.addEventListener('pointerdown', ({ clientX, clientY }) => {
    const picture = pictureBox(video.getBoundingClientRect(), { width: video.videoWidth, height: video.videoHeight });
    const { x, y } = placeOn(picture, { x: clientX, y: clientY }, devicePixelRatio);
    channel.send(`${x} ${y}`);
  });
});

window.bareConsolePage = {
  async answer(offer) {
    await connection.setRemoteDescription({ type: 'offer', sdp: offer });
    await connection.setLocalDescription(await connection.createAnswer());
    return gathered(connection);
  },
};
