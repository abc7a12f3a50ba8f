import type { BrowserWindow } from 'electron';

/** Above everything on every desktop; said again when it appears, since X11 forgets what was said of a hidden window. */
export function stayOnTop(window: BrowserWindow): void {
  const rise = (): void => {
    window.setAlwaysOnTop(true, 'screen-saver');
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
  };
  rise();
  window.on('show', rise);
}
