import type { ReactElement, RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { InputEvent } from '../../../../app/wire/peer.ts';
import { captureInput } from './input-capture.ts';
import type { Size } from './picture-geometry.ts';
import { actualSize } from './picture-geometry.ts';
import './remote-screen.css';

export interface RemoteScreenProps {
  readonly stream: MediaStream;
  /** True while mouse and keyboard go to the workstation. */
  readonly driving: boolean;
  /** The whole picture, or one of its pixels on one of this screen's. */
  readonly fit: 'fit' | 'actual';
  /** What assistive technology calls the remote screen. */
  readonly label: string;
  readonly onInput: (event: InputEvent) => void;
  /** The technician asked for their keyboard back; Ctrl + Alt + Shift + Escape. */
  readonly onLeave: () => void;
  /** The first picture of this stream is on the glass. */
  readonly onFrameShown: () => void;
}

/** The workstation's screen, and the hand on it; input goes from the event straight to `onInput`, past any rendering. */
export function RemoteScreen(props: RemoteScreenProps): ReactElement {
  const { stream, driving, fit, label } = props;
  const video = useRef<HTMLVideoElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    const element = video.current;
    if (element === null) return undefined;
    element.srcObject = stream;
    const first = element.requestVideoFrameCallback(() => latest.current.onFrameShown());
    return () => {
      element.cancelVideoFrameCallback(first);
      element.srcObject = null;
    };
  }, [stream]);

  useEffect(() => {
    if (!driving || video.current === null || field.current === null) return undefined;
    return captureInput({
      video: video.current,
      field: field.current,
      onInput: (event) => latest.current.onInput(event),
      onLeave: () => latest.current.onLeave(),
    });
  }, [driving]);

  const size = usePictureSize(video);
  const style = fit === 'actual' && size !== null ? actualSize(size, devicePixelRatio) : undefined;
  return (
    <div className={driving ? `remote-screen ${fit} driving` : `remote-screen ${fit}`}>
      <video ref={video} autoPlay muted playsInline disablePictureInPicture aria-label={label} style={style} />
      <textarea
        ref={field}
        className="remote-keyboard"
        aria-label={label}
        tabIndex={driving ? 0 : -1}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
      />
    </div>
  );
}

/** The picture's own pixels, null before the first; set anew too when the page's zoom changes, which changes the density. */
function usePictureSize(video: RefObject<HTMLVideoElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null) return undefined;
    const measure = (): void =>
      setSize(element.videoWidth === 0 ? null : { width: element.videoWidth, height: element.videoHeight });
    element.addEventListener('resize', measure);
    window.addEventListener('resize', measure);
    return () => {
      element.removeEventListener('resize', measure);
      window.removeEventListener('resize', measure);
    };
  }, [video]);
  return size;
}
