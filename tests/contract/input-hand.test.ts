import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, expect, test } from 'vitest';
import type { Injector } from '../../main/modules/input/injector.ts';
import { openLifetime } from '../../scripts/stage/lifetime.ts';
import { until } from '../../scripts/stage/until.ts';
import { KEYCODES } from '../../scripts/stage/x11/keycodes.ts';
import { ownHardware } from '../support/own-hardware.ts';
import { aDesktop, anX11Injector } from '../support/x11-input.ts';

const lifetime = openLifetime();
afterAll(() => lifetime.end());

test('[C6] a key or a button of the employee’s own is told from injected ones', async () => {
  const display = await aDesktop(lifetime);
  const injector = anX11Injector(lifetime, display);
  const own = ownHardware(lifetime, display);
  injector.pressKey({ code: 'MetaLeft', key: 'Meta' });
  injector.pressButton('left');
  expect(injector.touchedByHand()).toBe(false);
  own.key('KeyA', true);
  expect(injector.touchedByHand()).toBe(true);
  own.key('KeyA', false);
  expect(injector.touchedByHand()).toBe(false);
  own.button(true);
  expect(injector.touchedByHand()).toBe(true);
  own.button(false);
  injector.releaseAll();
  expect(injector.touchedByHand()).toBe(false);
});

test.each([
  ['everything', (injector: Injector) => injector.releaseAll()],
  ['that key', (injector: Injector) => injector.releaseKey('ControlLeft')],
])(
  '[C6] [I3] a key under the employee’s own finger stays down when the console lets go of %s',
  async (_what, letGo) => {
    const display = await aDesktop(lifetime);
    const injector = anX11Injector(lifetime, display);
    const own = ownHardware(lifetime, display);
    const { keysDown } = display.probe;
    const bothPress = async (): Promise<void> => {
      injector.pressKey({ code: 'ControlLeft', key: 'Control' });
      await until('the injected key is down', () => keysDown().length === 1);
      own.key('ControlLeft', true);
    };
    await bothPress();
    letGo(injector);
    expect(injector.touchedByHand()).toBe(true);
    expect(keysDown()).toEqual([KEYCODES.ControlLeft]);
    own.key('ControlLeft', false);
    expect(injector.touchedByHand()).toBe(false);
    expect(keysDown()).toEqual([]);

    await bothPress();
    letGo(injector);
    own.key('ControlLeft', false);
    await bothPress();
    injector.close();
    own.key('ControlLeft', false);
    expect(keysDown()).toEqual([]);
  },
);

test('hardware that nothing refers to any more is unplugged without harm to who runs the test', async () => {
  const own = openLifetime();
  const display = await aDesktop(own);
  ownHardware(own, display).button(false);
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  for (let round = 0; round < 3; round += 1) {
    collect();
    await turn();
  }
  await own.end();
  expect(() => display.probe.keysDown()).toThrow();
});
