import type { ShellState } from '../../app/wire/bridge.ts';

/** The part of Electron's `globalShortcut` that is needed. */
export interface ShortcutPort {
  register(accelerator: string, pressed: () => void): boolean;
  unregisterAll(): void;
}

export interface Shortcuts {
  /** What works now, as it is written on keys; null where another program holds it. */
  registered(): ShellState['shortcuts'];
  close(): void;
}

/** Three modifiers each: with fewer, AltGr would type them on some keyboards. */
const ASK = 'Ctrl+Alt+Shift+A';
const STOP = 'Ctrl+Alt+Shift+S';

export function registerShortcuts(
  port: ShortcutPort,
  pressed: { readonly ask: () => void; readonly stop: () => void },
): Shortcuts {
  const shortcuts = {
    ask: port.register(ASK, pressed.ask) ? ASK : null,
    stop: port.register(STOP, pressed.stop) ? STOP : null,
  };
  // A technician who holds the system's key down would otherwise make another shortcut of it.
  port.register(`Super+${STOP}`, pressed.stop);
  return { registered: () => shortcuts, close: () => port.unregisterAll() };
}
