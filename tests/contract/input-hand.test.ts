import koffi from 'koffi';
import { afterAll, expect, test } from 'vitest';
import { openLifetime } from '../../scripts/stage/lifetime.ts';
import { aDesktop, anX11Injector } from '../support/x11-input.ts';

const lifetime = openLifetime();
afterAll(() => lifetime.end());

/** Xvfb numbers its devices so: two masters, two of XTEST, then the mouse and the keyboard that stand for real ones. */
const MOUSE = 6;
const KEYBOARD = 7;
const KEYCODE_A = 38;

/** Presses as hardware does: through a device that is not one of XTEST. */
function hardware(display: string) {
  const [x11, xi, xtst] = ['libX11.so.6', 'libXi.so.6', 'libXtst.so.6'].map((name) => koffi.load(name));
  if (x11 === undefined || xi === undefined || xtst === undefined) throw new Error('no X libraries');
  const connection = x11.func('void *XOpenDisplay(const char *name)')(display);
  const open = xi.func('void *XOpenDevice(void *display, unsigned long id)');
  const fakeKey = xtst.func(
    'int XTestFakeDeviceKeyEvent(void *display, void *device, unsigned int code, int down, int *axes, int count, unsigned long delay)',
  );
  const fakeButton = xtst.func(
    'int XTestFakeDeviceButtonEvent(void *display, void *device, unsigned int button, int down, int *axes, int count, unsigned long delay)',
  );
  const sync = x11.func('int XSync(void *display, int discard)');
  lifetime.onEnd(() => x11.func('int XCloseDisplay(void *display)')(connection));
  const [mouse, keyboard] = [open(connection, MOUSE), open(connection, KEYBOARD)];
  return {
    key: (isDown: boolean) => {
      fakeKey(connection, keyboard, KEYCODE_A, Number(isDown), null, 0, 0);
      sync(connection, 0);
    },
    button: (isDown: boolean) => {
      fakeButton(connection, mouse, 1, Number(isDown), null, 0, 0);
      sync(connection, 0);
    },
  };
}

test('[C6] a key or a button of the employee’s own is told from injected ones', async () => {
  const display = await aDesktop(lifetime);
  const injector = anX11Injector(lifetime, display);
  const own = hardware(display.name);
  injector.pressKey({ code: 'MetaLeft', key: 'Meta' });
  injector.pressButton('left');
  expect(injector.touchedByHand()).toBe(false);
  own.key(true);
  expect(injector.touchedByHand()).toBe(true);
  own.key(false);
  expect(injector.touchedByHand()).toBe(false);
  own.button(true);
  expect(injector.touchedByHand()).toBe(true);
  own.button(false);
  injector.releaseAll();
  expect(injector.touchedByHand()).toBe(false);
});
