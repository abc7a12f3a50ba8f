import type { Rectangle } from 'electron';
import { toDesktop } from '../modules/input/display-geometry.ts';
import type { Surroundings } from '../modules/session/ports.ts';
import type { NativeDialogs } from './native-dialogs.ts';

/** What of Electron's windows matters to a hand. */
export interface OwnWindow {
  isVisible(): boolean;
  isMinimized(): boolean;
  isFocused(): boolean;
  getBounds(): Rectangle;
}

export interface SurroundingsParts<Window extends OwnWindow> {
  readonly windows: () => readonly Window[];
  /** Whether a click on this window is one on what lies under it. */
  readonly isClickThrough: (window: Window) => boolean;
  readonly consentIsOpen: () => boolean;
  readonly dialogs: Pick<NativeDialogs, 'isOpen'>;
}

/**
 * Where Accord's own windows are: the technician's hand has no business there. Where the system shows a dialog or a menu
 * of its own for Accord nobody knows, so that while one is open it counts as everywhere. What no engine tells: the menu
 * of the tray where the desktop draws it (Linux), and a list that a page has folded out beyond its window.
 */
export const ownSurroundings = <Window extends OwnWindow>({
  windows,
  isClickThrough,
  consentIsOpen,
  dialogs,
}: SurroundingsParts<Window>): Surroundings => ({
  isOwnWindow: (x, y, geometry) => {
    if (dialogs.isOpen()) return true;
    const point = toDesktop(x, y, geometry, 'device-independent');
    return windows().some((window) => {
      if (!window.isVisible() || window.isMinimized() || isClickThrough(window)) return false;
      const area = window.getBounds();
      return point.x >= area.x && point.x < area.x + area.width && point.y >= area.y && point.y < area.y + area.height;
    });
  },
  // One that was hidden while it had the focus goes on saying that it has it.
  ownWindowHasFocus: () => dialogs.isOpen() || windows().some((window) => window.isVisible() && window.isFocused()),
  consentIsOpen,
});
