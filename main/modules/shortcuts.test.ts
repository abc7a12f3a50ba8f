import { describe, expect, it } from 'vitest';
import { registerShortcuts } from './shortcuts.ts';

function aKeyboard(taken: readonly string[] = []) {
  const keys = new Map<string, () => void>();
  const register = (accelerator: string, pressed: () => void): boolean => {
    if (taken.includes(accelerator)) return false;
    keys.set(accelerator, pressed);
    return true;
  };
  return { keys, port: { register, unregisterAll: () => keys.clear() } };
}

describe('the shortcuts', () => {
  it('[C6] stop, with the system’s key held down or not', () => {
    const { keys, port } = aKeyboard();
    let stops = 0;
    registerShortcuts(port, { ask: () => undefined, stop: () => (stops += 1) });
    for (const [accelerator, press] of keys) if (accelerator.endsWith('+S')) press();
    expect(stops).toBe(2);
    expect([...keys.keys()]).toContain('Super+Ctrl+Alt+Shift+S');
  });

  it('say which of them another program holds', () => {
    const { port } = aKeyboard(['Ctrl+Alt+Shift+S']);
    const pressed = { ask: () => undefined, stop: () => undefined };
    expect(registerShortcuts(port, pressed).registered()).toEqual({ ask: 'Ctrl+Alt+Shift+A', stop: null });
  });
});
