import type { InputEvent } from '../../../../app/wire/peer.ts';
import type { Modifiers } from './keyboard-input.ts';
import { openKeyboardInput } from './keyboard-input.ts';

export interface KeyboardCapture {
  /** Any event that tells which modifiers were down when it happened. */
  settle(event: Modifiers & Pick<Event, 'timeStamp'>): void;
  stop(): void;
}

interface KeyboardLock {
  lock?(): Promise<void>;
  unlock?(): void;
}

/**
 * Sends what is typed while `field` has the focus. It is an editable element that nobody sees: only there do dead keys and
 * input methods work. In full screen the keys that the desktop keeps for itself come too, where the browser can.
 */
export function captureKeyboard(
  field: HTMLTextAreaElement,
  { onInput, onLeave }: { readonly onInput: (event: InputEvent) => void; readonly onLeave: () => void },
): KeyboardCapture {
  const listening = new AbortController();
  const { signal } = listening;
  const keys = openKeyboardInput();
  const send = (events: readonly InputEvent[]): void => {
    for (const event of events) onInput(event);
  };
  const sendText = (): void => {
    const text = field.value;
    field.value = '';
    send(keys.typed(text));
  };

  let pressedAt = Number.NEGATIVE_INFINITY;
  const onKeyDown = (event: KeyboardEvent): void => {
    pressedAt = event.timeStamp;
    const { type, events } = keys.pressed(event);
    send(events);
    if (type === 'compose') return;
    event.preventDefault();
    if (type === 'leave') onLeave();
  };
  const onKeyUp = (event: KeyboardEvent): void => {
    event.preventDefault();
    send(keys.released(event));
  };
  const onText = (event: Event): void => {
    if (!('isComposing' in event && event.isComposing === true)) sendText();
  };
  const lockKeys = (): void => {
    const { keyboard } = navigator as Navigator & { readonly keyboard?: KeyboardLock };
    if (document.fullscreenElement === null) keyboard?.unlock?.();
    // Refused where the page may not; then those keys stay with the desktop.
    else keyboard?.lock?.().catch(() => undefined);
  };

  field.addEventListener('keydown', onKeyDown, { signal });
  field.addEventListener('keyup', onKeyUp, { signal });
  field.addEventListener('input', onText, { signal });
  field.addEventListener('compositionend', sendText, { signal });
  field.addEventListener('blur', keys.reset, { signal });
  document.addEventListener('fullscreenchange', lockKeys, { signal });
  lockKeys();
  return {
    settle: (event) => {
      // A movement is told with the next frame: one from before a key was pressed does not know of it yet.
      if (event.timeStamp > pressedAt) send(keys.settle(event));
    },
    stop: () => {
      listening.abort();
      (navigator as Navigator & { readonly keyboard?: KeyboardLock }).keyboard?.unlock?.();
    },
  };
}
