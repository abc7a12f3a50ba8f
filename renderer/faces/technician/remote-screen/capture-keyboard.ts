import type { InputEvent } from '../../../../app/wire/peer.ts';
import type { StopCapture } from './capture-pointer.ts';
import { openKeyboardInput } from './keyboard-input.ts';

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
): StopCapture {
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

  const onKeyDown = (event: KeyboardEvent): void => {
    const verdict = keys.pressed(event);
    if (verdict.type === 'compose') return;
    event.preventDefault();
    if (verdict.type === 'leave') onLeave();
    else send(verdict.events);
  };
  const onKeyUp = (event: KeyboardEvent): void => {
    event.preventDefault();
    send(keys.released(event.code));
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
  return () => {
    listening.abort();
    (navigator as Navigator & { readonly keyboard?: KeyboardLock }).keyboard?.unlock?.();
  };
}
