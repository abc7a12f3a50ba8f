/** The screen that the main process hands out under the grant; it rejects when there is none. */
export async function captureScreen(): Promise<MediaStreamTrack> {
  const stream = await navigator.mediaDevices.getDisplayMedia({ video: WHOLE_SCREEN, audio: false });
  const [track] = stream.getVideoTracks();
  if (track === undefined) throw new Error('the capture holds no picture');
  return track;
}

/** Sixty frames a second halve the wait for the next one; the gate makes a still screen cost nothing. */
const WHOLE_SCREEN: MediaTrackConstraints & { readonly cursor: 'always' } = {
  frameRate: { ideal: 60, max: 60 },
  cursor: 'always',
};
