import { afterAll, expect, test } from 'vitest';
import { openLifetime } from '../../scripts/stage/lifetime.ts';
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
