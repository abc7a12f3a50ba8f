import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Injector, PointerButton } from '../../main/modules/input/injector.ts';
import { InjectionError } from '../../main/modules/input/injector.ts';
import { openX11Injector } from '../../main/modules/input/x11-injector.ts';
import { openLifetime } from '../../scripts/stage/lifetime.ts';
import { outputOf } from '../../scripts/stage/output-of.ts';
import { run } from '../../scripts/stage/running.ts';
import { until } from '../../scripts/stage/until.ts';
import { aDesktop, anX11Injector, setLayout, tap, typeText } from '../support/x11-input.ts';

const lifetime = openLifetime();
afterAll(() => lifetime.end());

test('an X server that goes away is an error to catch, not the end of the process', async () => {
  const server = await run(lifetime, { name: 'display', file: 'Xvfb', args: ['-displayfd', '1', '-nolisten', 'tcp'] });
  const number = await server.line((line) => (/^\d+$/.test(line) ? line : undefined));
  const opened = openX11Injector(`:${number}`);
  if (!opened.ok) throw new Error(opened.failure.type);
  const injector = opened.value;
  injector.pressKey({ code: 'ShiftLeft', key: 'Shift' });
  injector.pressButton('left');
  server.signal('SIGKILL');
  await server.ended;
  expect(() => injector.movePointer(1, 1)).toThrow(InjectionError);
  expect(() => injector.pressKey({ code: 'KeyA', key: 'a' })).toThrow(InjectionError);
  expect(() => injector.pointerPosition()).toThrow(InjectionError);
  injector.releaseAll();
  injector.close();
  injector.close();
  expect(() => injector.movePointer(1, 1)).toThrow('closed');
});

test('[C7] what a killed injector left down is up once the next one opens', async () => {
  const display = await aDesktop(lifetime);
  const injectorFile = fileURLToPath(new URL('../../main/modules/input/x11-injector.ts', import.meta.url));
  const script = `
    import { openX11Injector } from ${JSON.stringify(injectorFile)};
    const { value } = openX11Injector(${JSON.stringify(display.name)});
    value.pressKey({ code: 'ControlLeft', key: 'Control' });
    value.pressKey({ code: 'KeyA', key: 'é' });
    value.pressButton('left');
    console.log('down');
    setInterval(() => {}, 1000);`;
  const doomed = await run(lifetime, {
    name: 'doomed injector',
    file: process.execPath,
    args: ['--input-type=module', '-e', script],
  });
  await doomed.line((line) => line === 'down' || undefined);
  await until('two keys and a button are down', () => {
    return display.probe.keysDown().length === 2 && display.probe.pointer().buttons.length === 1;
  });
  doomed.signal('SIGKILL');
  await doomed.ended;
  anX11Injector(lifetime, display);
  await until('nothing is down', () => {
    return display.probe.keysDown().length === 0 && display.probe.pointer().buttons.length === 0;
  });
});

test('closing gives back the keys that were lent to characters', async () => {
  const display = await aDesktop(lifetime);
  const keymap = () => outputOf('xmodmap', ['-display', display.name, '-pke'], display.env);
  const before = await keymap();
  const injector = anX11Injector(lifetime, display);
  typeText(injector, '漢字');
  expect(await keymap()).not.toBe(before);
  injector.close();
  expect(await keymap()).toBe(before);
});

const code = fc.constantFrom('KeyA', 'KeyB', 'Digit1', 'ShiftLeft', 'ControlLeft', 'AltRight', 'Numpad7', 'Enter');
const key = fc.constantFrom('a', 'B', '1', '!', 'é', '@', '7', 'ж', 'Shift', 'Control', 'AltGraph', 'Enter', 'Dead');
const button = fc.constantFrom<PointerButton[]>('left', 'middle', 'right');
type Act = (injector: Injector) => void;
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(code, key).map(
    ([on, as]): Act =>
      (injector) =>
        void injector.pressKey({ code: on, key: as }),
  ),
  code.map(
    (on): Act =>
      (injector) =>
        injector.releaseKey(on),
  ),
  button.map(
    (on): Act =>
      (injector) =>
        void injector.pressButton(on),
  ),
  button.map(
    (on): Act =>
      (injector) =>
        injector.releaseButton(on),
  ),
  fc.constant<Act>((injector) => injector.scroll(0, 1)),
);

test.each(['us', 'fr'])(
  '[I3] nothing is down after releaseAll, whatever came before, on a %s layout',
  async (layout) => {
    const display = await aDesktop(lifetime);
    await setLayout(display, layout);
    const injector = anX11Injector(lifetime, display);
    injector.movePointer(640, 400);
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 25 }), (acts) => {
        for (const some of acts) some(injector);
        injector.releaseAll();
        expect(display.probe.keysDown()).toEqual([]);
        expect(display.probe.pointer().buttons).toEqual([]);
      }),
      { numRuns: 60 },
    );
    tap(injector, 'KeyA', 'a');
  },
);
