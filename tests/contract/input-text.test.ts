import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Injector } from '../../main/modules/input/injector.ts';
import type { Display } from '../../scripts/stage/display.ts';
import { openTerminal } from '../../scripts/stage/foreign.ts';
import { openLifetime } from '../../scripts/stage/lifetime.ts';
import { outputOf } from '../../scripts/stage/output-of.ts';
import { until } from '../../scripts/stage/until.ts';
import { aDesktop, anX11Injector, chord, locksOn, setLayout, tap, typeText } from '../support/x11-input.ts';

const lifetime = openLifetime();
let display: Display;
let injector: Injector;
let terminal: Awaited<ReturnType<typeof openTerminal>>;

beforeAll(async () => {
  display = await aDesktop(lifetime);
  terminal = await openTerminal(lifetime, display, { x: 40, y: 40 });
  await terminal.focus();
  injector = anX11Injector(lifetime, display);
});
afterAll(() => lifetime.end());

/** What a foreign program got of what `type` did, up to the Return that follows it. */
async function arrivedFrom(type: () => void): Promise<string> {
  const before = terminal.text().length;
  type();
  tap(injector, 'Enter', 'Enter');
  const arrived = await until('a line arrives in the terminal', () => {
    const text = terminal.text().slice(before);
    return text.endsWith('\n') && text;
  });
  return arrived.slice(0, -1);
}

const french = 'Ça va? éèàùç €@#{}[]|\\^~ 1234567890 œ';

describe('[I1] the same character whatever the workstation’s layout', () => {
  test.each(['us', 'fr', 'de', 'be', 'gb', 'ch(fr)', 'ca', 'us(dvorak)', 'fr(bepo)', 'us,ru'])('%s', async (layout) => {
    await setLayout(display, layout);
    expect(await arrivedFrom(() => typeText(injector, french))).toBe(french);
    expect(await arrivedFrom(() => typeText(injector, 'PORTEZ ce vieux <WHISKY> "&\'(-_)=/*+;:!%`$£µ§°²'))).toBe(
      'PORTEZ ce vieux <WHISKY> "&\'(-_)=/*+;:!%`$£µ§°²',
    );
    await until('all keys are up', () => display.probe.keysDown().length === 0);
  });

  test('characters of another group of the layout', async () => {
    await setLayout(display, 'us,ru');
    const text = 'Hello, мир! Ещё 1 «тест».';
    expect(await arrivedFrom(() => typeText(injector, text))).toBe(text);
    const state = await outputOf('xset', ['-display', display.name, 'q'], display.env);
    expect(state).toContain('Group 2:     off');
  });

  test('characters of no layout here', async () => {
    await setLayout(display, 'us');
    const text = 'ŁódŹ naïve Ωμέγα привет 漢字 ‰ … ™';
    expect(await arrivedFrom(() => typeText(injector, text))).toBe(text);
  });

  test('a layout that changes in mid-session', async () => {
    await setLayout(display, 'us');
    expect(await arrivedFrom(() => typeText(injector, 'qwerty é'))).toBe('qwerty é');
    await setLayout(display, 'fr');
    expect(await arrivedFrom(() => typeText(injector, 'azerty é1'))).toBe('azerty é1');
    await setLayout(display, 'de');
    expect(await arrivedFrom(() => typeText(injector, 'qwertz éß'))).toBe('qwertz éß');
  });

  test('Caps Lock and Num Lock of the workstation change nothing and stay as they were', async () => {
    const text = 'Été 2026, aZ é@';
    for (const layout of ['us', 'fr']) {
      await setLayout(display, layout);
      await outputOf('xdotool', ['key', 'Caps_Lock', 'key', 'Num_Lock'], display.env);
      await until('both locks are on', async () => (await locksOn(display)).length === 2);
      expect(await arrivedFrom(() => typeText(injector, text))).toBe(text);
      expect(await locksOn(display)).toEqual(['Caps Lock', 'Num Lock']);
      await outputOf('xdotool', ['key', 'Caps_Lock', 'key', 'Num_Lock'], display.env);
      await until('both locks are off', async () => (await locksOn(display)).length === 0);
    }
  });

  test('the keypad writes digits with Num Lock on or off', async () => {
    await setLayout(display, 'fr');
    const keys = [
      ['Numpad7', '7'],
      ['NumpadDecimal', '.'],
      ['NumpadAdd', '+'],
      ['Numpad0', '0'],
    ] as const;
    const type = () => {
      for (const [code, key] of keys) tap(injector, code, key);
    };
    expect(await arrivedFrom(type)).toBe('7.+0');
    await outputOf('xdotool', ['key', 'Num_Lock'], display.env);
    expect(await arrivedFrom(type)).toBe('7.+0');
    await outputOf('xdotool', ['key', 'Num_Lock'], display.env);
  });
});

describe('[I1] keys that are down while others are pressed', () => {
  test('Shift of an AZERTY console does not shift a QWERTY digit, and the reverse', async () => {
    await setLayout(display, 'us');
    const shifted = () => chord(injector, ['ShiftLeft', 'Shift'], ['Digit1', '1']);
    expect(await arrivedFrom(shifted)).toBe('1');
    await setLayout(display, 'fr');
    expect(await arrivedFrom(shifted)).toBe('1');
    expect(await arrivedFrom(() => tap(injector, 'Digit1', '1'))).toBe('1');
    expect(await arrivedFrom(() => chord(injector, ['ShiftLeft', 'Shift'], ['Digit1', '!'], ['KeyQ', 'Q']))).toBe('!Q');
    await until('all keys are up', () => display.probe.keysDown().length === 0);
  });

  test('AltGr of a Linux and of a Windows console, and a dead key', async () => {
    for (const layout of ['us', 'fr']) {
      await setLayout(display, layout);
      const linux = () => chord(injector, ['AltRight', 'AltGraph'], ['Digit0', '@']);
      const windows = () => chord(injector, ['ControlLeft', 'Control'], ['AltRight', 'AltGraph'], ['Digit0', '@']);
      const byHand = () => chord(injector, ['ControlLeft', 'Control'], ['AltLeft', 'Alt'], ['KeyE', '€']);
      const dead = () => {
        tap(injector, 'BracketLeft', 'Dead');
        tap(injector, 'KeyE', 'ê');
      };
      const all = await arrivedFrom(() => {
        for (const type of [linux, windows, byHand, dead]) type();
      });
      expect(all).toBe('@@€ê');
      await until('all keys are up', () => display.probe.keysDown().length === 0);
    }
  });

  test('two console keys that are one key here', async () => {
    await setLayout(display, 'us');
    const rolled = await arrivedFrom(() => {
      injector.pressKey({ code: 'Digit5', key: '(' });
      injector.pressKey({ code: 'Numpad9', key: 'x' });
      injector.pressKey({ code: 'Digit9', key: '9' });
      injector.releaseKey('Digit5');
      injector.releaseKey('Numpad9');
      injector.releaseKey('Digit9');
    });
    expect(rolled).toBe('(x9');
    await until('all keys are up', () => display.probe.keysDown().length === 0);
  });

  test('a press without its release, as a browser loses some, starts anew', async () => {
    const repeated = await arrivedFrom(() => {
      injector.pressKey({ code: 'KeyA', key: 'b' });
      injector.pressKey({ code: 'KeyA', key: 'c' });
      injector.releaseKey('KeyA');
    });
    expect(repeated).toBe('bc');
  });

  test('several characters of one key', async () => {
    expect(await arrivedFrom(() => tap(injector, 'KeyG', 'n\u0303o\u0302'))).toBe('ñô');
  });
});
