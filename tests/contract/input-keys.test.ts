import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Injector } from '../../main/modules/input/injector.ts';
import type { Display } from '../../scripts/stage/display.ts';
import type { Seen } from '../../scripts/stage/foreign.ts';
import { openEditor, openWitness } from '../../scripts/stage/foreign.ts';
import { openLifetime } from '../../scripts/stage/lifetime.ts';
import { until } from '../../scripts/stage/until.ts';
import { aDesktop, anX11Injector, chord, setLayout, tap, typeText } from '../support/x11-input.ts';

const lifetime = openLifetime();
let display: Display;
let injector: Injector;

beforeAll(async () => {
  display = await aDesktop(lifetime);
  injector = anX11Injector(lifetime, display);
});
afterAll(() => lifetime.end());

/** As an AZERTY console sends it: its A is on the key that others call Q. */
const control = ['ControlLeft', 'Control'] as const;
const selectAll = () => chord(injector, control, ['KeyQ', 'a']);
const save = () => chord(injector, control, ['KeyS', 's']);

describe.each(['us', 'fr', 'de', 'us(dvorak)', 'ru,us'])('in an editor on a %s workstation', (layout) => {
  let editor: Awaited<ReturnType<typeof openEditor>>;
  beforeAll(async () => {
    await setLayout(display, layout);
    const file = join(lifetime.folder('edited'), 'notes.txt');
    writeFileSync(file, 'à remplacer\n');
    editor = await openEditor(lifetime, display, file);
    await editor.focus();
    return () => editor.running.stop();
  });

  test('[I1] shortcuts are those of the letters, whatever the layouts', async () => {
    selectAll();
    typeText(injector, 'déjà vu');
    save();
    await until('the new text is saved', () => editor.text().trimEnd() === 'déjà vu');
  });

  test('keys that write nothing do what they say', async () => {
    selectAll();
    for (const key of ['Delete', 'Tab', 'b', 'ArrowLeft', 'a', 'End', 'c', 'x', 'Backspace', 'Enter', 'Home']) {
      tap(injector, key.length === 1 ? 'KeyA' : key, key);
    }
    tap(injector, 'KeyA', '1');
    chord(injector, ['ShiftLeft', 'Shift'], ['Home', 'Home']);
    typeText(injector, '2');
    tap(injector, 'NumpadEnter', 'Enter');
    save();
    await until('the new text is saved', () => editor.text().trimEnd() === '\tabc\n2');
  });
});

describe('what a foreign window sees', () => {
  let witness: Awaited<ReturnType<typeof openWitness>>;
  beforeAll(async () => {
    await setLayout(display, 'us');
    witness = await openWitness(lifetime, display, { x: 100, y: 100, width: 300, height: 200 });
    await witness.focus();
  });

  /** How much the window has seen, once all that was injected has reached it. */
  async function caughtUp(): Promise<number> {
    const marks = () =>
      witness.seen().filter(({ type, keycode }) => type === 'key-released' && keycode === mark).length;
    const before = marks();
    tap(injector, 'F9', 'F9');
    await until('the mark arrives', () => marks() > before);
    return witness.seen().length;
  }
  const mark = 75;

  /** The keys seen since `from`, up to `count` of them. */
  const keysSince = (from: number, count: number) =>
    until(`${count} keys`, () => {
      const keys = witness
        .seen()
        .slice(from)
        .filter(({ type }) => type === 'key-pressed' || type === 'key-released');
      return keys.length >= count && keys;
    });
  const brief = ({ type, keycode }: Seen) => `${type === 'key-pressed' ? '+' : '-'}${keycode}`;

  test('a key held down repeats as the character it was', async () => {
    const from = await caughtUp();
    injector.pressKey({ code: 'ShiftLeft', key: 'Shift' });
    injector.pressKey({ code: 'Digit1', key: '1' });
    const presses = await until('the server repeats the key', () => {
      const seen = witness
        .seen()
        .slice(from)
        .filter(({ type, keycode }) => type === 'key-pressed' && keycode === 10);
      return seen.length >= 3 && seen.map(({ text }) => text);
    });
    expect(new Set(presses)).toEqual(new Set(['1']));
    injector.releaseKey('Digit1');
    injector.releaseKey('ShiftLeft');
    await until('all keys are up', () => display.probe.keysDown().length === 0);
  });

  test('releasing a key releases what its press pressed, whatever was typed since', async () => {
    const from = await caughtUp();
    injector.pressKey({ code: 'KeyQ', key: 'a' });
    injector.pressKey({ code: 'KeyW', key: 'z' });
    injector.releaseKey('KeyQ');
    injector.releaseKey('KeyW');
    injector.releaseKey('KeyW');
    expect((await keysSince(from, 4)).map(brief)).toEqual(['+38', '+52', '-38', '-52']);
  });

  test('each side’s modifiers are their own keys', async () => {
    const from = await caughtUp();
    const sides = [
      'ShiftLeft',
      'ShiftRight',
      'ControlLeft',
      'ControlRight',
      'AltLeft',
      'AltRight',
      'MetaLeft',
      'MetaRight',
    ];
    for (const code of sides) tap(injector, code, code.replace(/Left|Right/, ''));
    const pressed = (await keysSince(from, 16)).filter(({ type }) => type === 'key-pressed');
    expect(pressed.map(({ keycode }) => keycode)).toEqual([50, 62, 37, 105, 64, 108, 133, 134]);
  });

  test('function and media keys, on a layout’s key or on a lent one', async () => {
    const from = await caughtUp();
    const names = ['F1', 'F12', 'F24', 'Escape', 'PrintScreen', 'Pause', 'AudioVolumeMute', 'ContextMenu', 'Find'];
    for (const name of names) expect(injector.pressKey({ code: name, key: name })).toBe('done');
    for (const name of names) injector.releaseKey(name);
    const keys = await keysSince(from, 2 * names.length);
    expect(keys.slice(0, 2).map(brief)).toEqual(['+67', '+96']);
    expect(display.probe.keysDown()).toEqual([]);
  });

  test('locks, dead keys and unknown names press nothing', async () => {
    const from = await caughtUp();
    expect(injector.pressKey({ code: 'CapsLock', key: 'CapsLock' })).toBe('nothing-to-do');
    expect(injector.pressKey({ code: 'BracketLeft', key: 'Dead' })).toBe('nothing-to-do');
    expect(injector.pressKey({ code: 'Sleep', key: 'Nonesuch' })).toBe('impossible');
    for (const code of ['CapsLock', 'BracketLeft', 'Sleep']) injector.releaseKey(code);
    tap(injector, 'KeyA', 'a');
    expect((await keysSince(from, 2)).map(brief)).toEqual(['+38', '-38']);
  });

  test('letters whose release a console on macOS does not report end with Command', async () => {
    const from = await caughtUp();
    injector.pressKey({ code: 'MetaLeft', key: 'Meta' });
    injector.pressKey({ code: 'KeyC', key: 'c' });
    injector.releaseKey('MetaLeft');
    expect((await keysSince(from, 4)).map(brief)).toEqual(['+133', '+54', '-133', '-54']);
  });

  test('[I3] releasing everything while Shift is lifted for a character leaves Shift up', async () => {
    injector.pressKey({ code: 'ShiftLeft', key: 'Shift' });
    injector.pressKey({ code: 'Digit1', key: '1' });
    injector.releaseAll();
    await until('all keys are up', () => display.probe.keysDown().length === 0);
    const from = await caughtUp();
    injector.releaseKey('Digit1');
    injector.releaseKey('ShiftLeft');
    tap(injector, 'KeyA', 'a');
    expect((await keysSince(from, 2)).map(brief)).toEqual(['+38', '-38']);
  });
});
