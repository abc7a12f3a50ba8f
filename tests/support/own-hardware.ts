import koffi from 'koffi';
import type { Display } from '../../scripts/stage/display.ts';
import type { Lifetime } from '../../scripts/stage/lifetime.ts';
import type { PhysicalKey } from '../../scripts/stage/x11/keycodes.ts';
import { KEYCODES } from '../../scripts/stage/x11/keycodes.ts';

/** The mouse and the keyboard of a virtual display that stand for real ones: what they do is not XTEST's, as what is injected is. */
export interface OwnHardware {
  key(key: PhysicalKey, isDown: boolean): void;
  /** The left button. */
  button(isDown: boolean): void;
}

export function ownHardware(lifetime: Lifetime, { name }: Display): OwnHardware {
  const [x11, xi, xtst] = ['libX11.so.6', 'libXi.so.6', 'libXtst.so.6'].map((library) => koffi.load(library));
  if (x11 === undefined || xi === undefined || xtst === undefined) throw new Error('no X libraries');
  const connection = x11.func('void *XOpenDisplay(const char *name)')(name);
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
    key: (key, isDown) => {
      fakeKey(connection, keyboard, KEYCODES[key], Number(isDown), null, 0, 0);
      sync(connection, 0);
    },
    button: (isDown) => {
      fakeButton(connection, mouse, 1, Number(isDown), null, 0, 0);
      sync(connection, 0);
    },
  };
}

/** Xvfb numbers its devices so: two masters, two of XTEST, then the mouse and the keyboard that stand for real ones. */
const MOUSE = 6;
const KEYBOARD = 7;
