import { BrowserWindow } from 'electron';
import { toDesktop } from '../modules/input/display-geometry.ts';
import type { Surroundings } from '../modules/session/ports.ts';
import type { NativeDialogs } from './native-dialogs.ts';
import type { ElectronStage } from './stage.ts';

/**
 * Where Accord's own windows are: the technician's hand has no business there. Where the system shows one of its own for
 * Accord nobody knows, so that while it is open it counts as everywhere.
 */
export const electronSurroundings = (
  { consentIsOpen, isClickThrough }: Pick<ElectronStage, 'consentIsOpen' | 'isClickThrough'>,
  dialogs: NativeDialogs,
): Surroundings => ({
  isOwnWindow: (x, y, geometry) => {
    if (dialogs.isOpen()) return true;
    const point = toDesktop(x, y, geometry, 'device-independent');
    return BrowserWindow.getAllWindows().some((window) => {
      if (!window.isVisible() || window.isMinimized() || isClickThrough(window)) return false;
      const area = window.getBounds();
      return point.x >= area.x && point.x < area.x + area.width && point.y >= area.y && point.y < area.y + area.height;
    });
  },
  // One that was hidden while it had the focus goes on saying that it has it.
  ownWindowHasFocus: () =>
    dialogs.isOpen() || BrowserWindow.getAllWindows().some((window) => window.isVisible() && window.isFocused()),
  consentIsOpen,
});
