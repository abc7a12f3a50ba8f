/**
 * The bar moves its window, except by what can be pressed. The page does it because on some desktops no window manager
 * moves a window that never takes the focus; answers with the way to stop.
 */
export function moveByHand(bar: HTMLElement | null): () => void {
  const listening = new AbortController();
  let grip: { readonly x: number; readonly y: number } | null = null;
  const on = (
    type: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel',
    act: (event: PointerEvent) => void,
  ) => bar?.addEventListener(type, act, { signal: listening.signal });
  const letGo = (): void => {
    grip = null;
  };
  on('pointerdown', (event) => {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest(PRESSED) !== null)) return;
    bar?.setPointerCapture(event.pointerId);
    grip = { x: event.screenX - window.screenX, y: event.screenY - window.screenY };
  });
  on('pointermove', (event) => {
    if (grip !== null) window.moveTo(event.screenX - grip.x, event.screenY - grip.y);
  });
  on('pointerup', letGo);
  on('pointercancel', letGo);
  return () => listening.abort();
}

const PRESSED = 'button, label, input, a';
