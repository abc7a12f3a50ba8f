import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputEvent } from '../../../../app/wire/peer.ts';
import type { KeyStroke } from './keyboard-input.ts';
import { openKeyboardInput } from './keyboard-input.ts';

const stroke = (code: string, key: string, over: Partial<KeyStroke> = {}): KeyStroke => ({
  code,
  key,
  repeat: false,
  isComposing: false,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...over,
});
const up = (code: string): KeyStroke => stroke(code, code);
const nothing = { type: 'taken', events: [] };

describe('a key', () => {
  test('[I1] is sent as the place it has and the character it gives', () => {
    const keys = openKeyboardInput();
    expect(keys.pressed(stroke('KeyQ', 'a'))).toEqual({
      type: 'taken',
      events: [{ type: 'key-pressed', code: 'KeyQ', key: 'a' }],
    });
    expect(keys.released(up('KeyQ'))).toEqual([{ type: 'key-released', code: 'KeyQ' }]);
    expect(keys.released(up('KeyQ'))).toEqual([]);
  });

  test('repeats while it is held, but a modifier does not', () => {
    const keys = openKeyboardInput();
    keys.pressed(stroke('ArrowDown', 'ArrowDown'));
    expect(keys.pressed(stroke('ArrowDown', 'ArrowDown', { repeat: true }))).toMatchObject({
      events: [{ code: 'ArrowDown' }],
    });
    keys.pressed(stroke('ShiftLeft', 'Shift', { shiftKey: true }));
    expect(keys.pressed(stroke('ShiftLeft', 'Shift', { shiftKey: true, repeat: true }))).toEqual(nothing);
  });

  test('[I1] AltGr is never sent: its character is, and the Ctrl that Windows adds is let go', () => {
    const keys = openKeyboardInput();
    keys.pressed(stroke('ControlLeft', 'Control', { ctrlKey: true }));
    expect(keys.pressed(stroke('AltRight', 'AltGraph', { ctrlKey: true, altKey: true }))).toEqual({
      type: 'taken',
      events: [{ type: 'key-released', code: 'ControlLeft' }],
    });
    expect(keys.pressed(stroke('Digit0', '@'))).toMatchObject({ events: [{ key: '@' }] });
    expect(keys.released(up('AltRight'))).toEqual([]);
    expect(keys.released(up('ControlLeft'))).toEqual([]);
  });

  test('[I1] locks are never sent: they are in the character already', () => {
    const keys = openKeyboardInput();
    for (const lock of ['CapsLock', 'NumLock', 'ScrollLock']) {
      expect(keys.pressed(stroke(lock, lock))).toEqual(nothing);
      expect(keys.released(up(lock))).toEqual([]);
    }
    expect(keys.pressed(stroke('KeyQ', 'A'))).toMatchObject({ events: [{ key: 'A' }] });
  });

  test('[I1] a dead key stays with the browser, and what comes of it is typed', () => {
    const keys = openKeyboardInput();
    expect(keys.pressed(stroke('BracketLeft', 'Dead'))).toEqual({ type: 'compose', events: [] });
    expect(keys.pressed(stroke('KeyE', 'e', { isComposing: true }))).toEqual({ type: 'compose', events: [] });
    expect(keys.released(up('KeyE'))).toEqual([]);
    expect(keys.typed('ê')).toEqual([
      { type: 'key-pressed', code: 'Unidentified', key: 'ê' },
      { type: 'key-released', code: 'Unidentified' },
    ]);
    expect(keys.typed('a\n👍').map((event) => ('key' in event ? event.key : event.type))).toEqual([
      'a',
      'key-released',
      'Enter',
      'key-released',
      '👍',
      'key-released',
    ]);
  });

  test('[C7] a modifier whose release the browser kept to itself is let go at the next sign', () => {
    const keys = openKeyboardInput();
    keys.pressed(stroke('ShiftLeft', 'Shift', { shiftKey: true }));
    expect(keys.pressed(stroke('BracketLeft', 'Dead', { shiftKey: true }))).toEqual({ type: 'compose', events: [] });
    expect(keys.pressed(stroke('KeyI', 'Process'))).toEqual({
      type: 'compose',
      events: [{ type: 'key-released', code: 'ShiftLeft' }],
    });
    keys.pressed(stroke('AltLeft', 'Alt', { altKey: true }));
    expect(keys.settle({ ...up('Tab'), altKey: true })).toEqual([]);
    expect(keys.settle(up('Tab'))).toEqual([{ type: 'key-released', code: 'AltLeft' }]);
  });

  test('Ctrl + Alt + Shift + Escape gives the keyboard back, and Escape alone does not', () => {
    const keys = openKeyboardInput();
    const all = { ctrlKey: true, altKey: true, shiftKey: true };
    expect(keys.pressed(stroke('Escape', 'Escape', all))).toEqual({ type: 'leave', events: [] });
    expect(keys.pressed(stroke('Escape', 'Escape', { ...all, altKey: false }))).toMatchObject({ type: 'taken' });
    expect(keys.pressed(stroke('Escape', 'Escape'))).toMatchObject({ events: [{ code: 'Escape' }] });
  });

  test('whatever a keyboard invents, what is sent fits the contract', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string({ unit: 'binary' }), (code, key, text) => {
        const keys = openKeyboardInput();
        const verdict = keys.pressed(stroke(code, key));
        for (const event of [...verdict.events, ...keys.released(stroke(code, key)), ...keys.typed(text)])
          expect(InputEvent.safeParse(event).success).toBe(true);
      }),
    );
  });

  test('[C7] whatever is pressed, releasing every key leaves nothing down', () => {
    const codes = ['KeyA', 'ControlLeft', 'AltRight', 'CapsLock', 'BracketLeft'] as const;
    const names = ['a', 'Control', 'AltGraph', 'CapsLock', 'Dead'] as const;
    fc.assert(
      fc.property(fc.array(fc.nat(4), { maxLength: 12 }), (presses) => {
        const keys = openKeyboardInput();
        const down = new Set<string>();
        const play = (events: readonly InputEvent[]): void => {
          for (const event of events) {
            if (event.type === 'key-pressed') down.add(event.code);
            if (event.type === 'key-released') down.delete(event.code);
          }
        };
        for (const which of presses) {
          play(keys.pressed(stroke(codes[which] ?? '', names[which] ?? '')).events);
        }
        for (const code of codes) play(keys.released(up(code)));
        expect([...down]).toEqual([]);
      }),
    );
  });
});
