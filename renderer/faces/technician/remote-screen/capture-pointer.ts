import type { InputEvent } from '../../../../app/wire/peer.ts';
import type { Box, Place } from './picture-geometry.ts';
import { isOn, pictureBox, placeOn } from './picture-geometry.ts';
import { buttonChanges, notchesOf } from './pointer-input.ts';

/** Ends the capture; what was down is let go of by whoever ends it. */
export type StopCapture = () => void;

/** Sends what the pointer does on the picture; `onTouch` comes before a press that begins there. */
export function capturePointer(
  video: HTMLVideoElement,
  { onInput, onTouch }: { readonly onInput: (event: InputEvent) => void; readonly onTouch: () => void },
): StopCapture {
  const listening = new AbortController();
  let buttons = 0;
  let waiting: Place | null = null;
  let last: Place | null = null;
  let sentAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const box = (): Box =>
    pictureBox(video.getBoundingClientRect(), { width: video.videoWidth, height: video.videoHeight });

  const sendMove = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting === null) return;
    sentAt = performance.now();
    last = waiting;
    waiting = null;
    onInput({ type: 'pointer-moved', ...last });
  };
  /** A move goes at once; those of a fast mouse that follow within the interval are merged into the latest. */
  const move = (place: Place): void => {
    const known = waiting ?? last;
    if (known?.x === place.x && known.y === place.y) return;
    waiting = place;
    const wait = sentAt + MOVE_INTERVAL_MS - performance.now();
    if (wait <= 0) sendMove();
    else timer ??= setTimeout(sendMove, wait);
  };
  const press = (next: number, place: Place): void => {
    // The place is in the press itself; a move still waiting would come after it.
    waiting = null;
    last = place;
    for (const event of buttonChanges(buttons, next, place)) onInput(event);
    buttons = next;
  };

  const onPointer = (event: Event): void => {
    if (!(event instanceof PointerEvent)) return;
    const picture = box();
    const begins = buttons === 0 && event.buttons !== 0;
    if (begins) {
      if (event.type !== 'pointerdown' || !isOn(picture, at(event))) return;
      video.setPointerCapture(event.pointerId);
      onTouch();
    }
    const place = placeOn(picture, at(event), devicePixelRatio);
    if (event.buttons === buttons) move(place);
    else press(event.buttons, place);
  };
  const onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const picture = box();
    const notches = notchesOf(event);
    if (isOn(picture, at(event)) && (notches.dx !== 0 || notches.dy !== 0))
      onInput({ type: 'wheel-turned', ...notches, ...placeOn(picture, at(event), devicePixelRatio) });
  };

  const { signal } = listening;
  for (const type of POINTER_EVENTS) video.addEventListener(type, onPointer, { signal });
  for (const type of BROWSERS_OWN) video.addEventListener(type, (event) => event.preventDefault(), { signal });
  video.addEventListener('wheel', onWheel, { signal, passive: false });
  return () => {
    clearTimeout(timer);
    listening.abort();
  };
}

/** Eight milliseconds: twice as often as a screen of sixty frames can show, a tenth of what a fast mouse reports. */
const MOVE_INTERVAL_MS = 8;

/** The raw one comes at once where the page is secure; the others wait for the next frame. */
const POINTER_EVENTS = ['pointerrawupdate', 'pointermove', 'pointerdown', 'pointerup', 'pointercancel'] as const;

/** What a browser would do of its own: menu, scrolling by the middle button, going back, dragging the picture. */
const BROWSERS_OWN = ['contextmenu', 'mousedown', 'mouseup', 'auxclick', 'dragstart'] as const;

const at = ({ clientX, clientY }: MouseEvent): { x: number; y: number } => ({ x: clientX, y: clientY });
