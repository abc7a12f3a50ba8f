import { describe, expect, it } from 'vitest';
import { nativeDialogs } from './native-dialogs.ts';
import type { OwnWindow } from './surroundings.ts';
import { ownSurroundings } from './surroundings.ts';

const geometry = { bounds: { x: 100, y: 0, width: 1000, height: 500 }, scaleFactor: 1 };

const aWindow = (over: Partial<{ visible: boolean; minimized: boolean; focused: boolean }> = {}): OwnWindow => ({
  isVisible: () => over.visible ?? true,
  isMinimized: () => over.minimized ?? false,
  isFocused: () => over.focused ?? false,
  getBounds: () => ({ x: 200, y: 50, width: 100, height: 100 }),
});

function around(windows: readonly OwnWindow[], through: readonly OwnWindow[] = []) {
  const dialogs = nativeDialogs(() => undefined);
  const surroundings = ownSurroundings({
    windows: () => windows,
    isClickThrough: (window) => through.includes(window),
    consentIsOpen: () => false,
    dialogs,
  });
  return { dialogs, ...surroundings };
}

describe('Accord’s own windows', () => {
  it('[C8] are where they can be seen, on the display that is shared', () => {
    const { isOwnWindow } = around([aWindow()]);
    expect(isOwnWindow(0.1, 0.1, geometry)).toBe(true);
    expect(isOwnWindow(0.05, 0.1, geometry)).toBe(false);
    expect(isOwnWindow(0.2, 0.1, geometry)).toBe(false);
    expect(isOwnWindow(0.1, 0.35, geometry)).toBe(false);
  });

  it('are nowhere while they are hidden, put away or clicked through', () => {
    const edge = aWindow();
    const { isOwnWindow } = around([aWindow({ visible: false }), aWindow({ minimized: true }), edge], [edge]);
    expect(isOwnWindow(0.1, 0.1, geometry)).toBe(false);
  });

  it('[C8] have the keyboard when one that can be seen has the focus', () => {
    expect(around([aWindow({ focused: true })]).ownWindowHasFocus()).toBe(true);
    expect(around([aWindow(), aWindow({ focused: true, visible: false })]).ownWindowHasFocus()).toBe(false);
  });

  it('[C8] are everywhere while the system shows a dialog or a menu for Accord, and have the keyboard', () => {
    const { dialogs, isOwnWindow, ownWindowHasFocus } = around([]);
    expect([isOwnWindow(0.9, 0.9, geometry), ownWindowHasFocus()]).toEqual([false, false]);
    const closed = dialogs.opened();
    expect([isOwnWindow(0.9, 0.9, geometry), ownWindowHasFocus()]).toEqual([true, true]);
    closed();
    closed();
    expect([isOwnWindow(0.9, 0.9, geometry), ownWindowHasFocus()]).toEqual([false, false]);
  });
});
