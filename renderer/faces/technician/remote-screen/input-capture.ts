import type { InputEvent } from '../../../../app/wire/peer.ts';
import { captureKeyboard } from './capture-keyboard.ts';
import { capturePointer } from './capture-pointer.ts';

export interface InputCapture {
  readonly video: HTMLVideoElement;
  /** Invisible and editable; it has the focus while the keyboard goes to the workstation. */
  readonly field: HTMLTextAreaElement;
  readonly onInput: (event: InputEvent) => void;
  /** The technician pressed Ctrl + Alt + Shift + Escape. */
  readonly onLeave: () => void;
}

/** Sends the technician's hand until the returned function is called; whatever interrupts it lets go of everything. */
export function captureInput({ video, field, onInput, onLeave }: InputCapture): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const releaseAll = (): void => onInput({ type: 'all-released' });
  const stopPointer = capturePointer(video, { onInput, onTouch: () => field.focus({ preventScroll: true }) });
  const keyboard = captureKeyboard(field, { onInput, onLeave });

  video.addEventListener('pointermove', keyboard.settle, { signal });
  field.addEventListener('blur', releaseAll, { signal });
  video.addEventListener('pointercancel', releaseAll, { signal });
  window.addEventListener('blur', releaseAll, { signal });
  window.addEventListener('pagehide', releaseAll, { signal });
  document.addEventListener('visibilitychange', releaseAll, { signal });
  field.focus({ preventScroll: true });
  return () => {
    listening.abort();
    stopPointer();
    keyboard.stop();
    releaseAll();
  };
}
