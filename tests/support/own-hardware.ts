import koffi from 'koffi';
import type { Display } from '../../scripts/stage/display.ts';
import type { PhysicalKey } from '../../scripts/stage/x11/keycodes.ts';
import { KEYCODES } from '../../scripts/stage/x11/keycodes.ts';
import { loadXLibrary } from '../../scripts/stage/x11/library.ts';

/** The mouse and the keyboard of a virtual display that stand for real ones: what they do is not XTEST's, as what is injected is. */
export interface OwnHardware {
  key(key: PhysicalKey, isDown: boolean): void;
  /** The left button. */
  button(isDown: boolean): void;
}

export function ownHardware({ name }: Display): OwnHardware {
  const x = loadXLibrary();
  const [xi, xtst] = [koffi.load('libXi.so.6'), koffi.load('libXtst.so.6')];
  const openDevice = xi.func('void *XOpenDevice(void *display, unsigned long id)');
  const fakeKey = xtst.func(
    'int XTestFakeDeviceKeyEvent(void *display, void *device, unsigned int code, int down, int *axes, int count, unsigned long delay)',
  );
  const fakeButton = xtst.func(
    'int XTestFakeDeviceButtonEvent(void *display, void *device, unsigned int button, int down, int *axes, int count, unsigned long delay)',
  );
  const connection = x.openDisplay(name);
  if (!connection) throw new Error(`no X display ${name}`);
  let isLost = false;
  x.onLost(connection, () => {
    isLost = true;
  });
  // Never closed: its display may be gone by then, and Xlib would end the process that closes it.
  const [mouse, keyboard] = [openDevice(connection, MOUSE), openDevice(connection, KEYBOARD)];
  const done = (): void => {
    x.sync(connection, 0);
    if (isLost) throw new Error(`the display ${name} is gone`);
  };
  return {
    key: (key, isDown) => {
      fakeKey(connection, keyboard, KEYCODES[key], Number(isDown), null, 0, 0);
      done();
    },
    button: (isDown) => {
      fakeButton(connection, mouse, 1, Number(isDown), null, 0, 0);
      done();
    },
  };
}

/** Xvfb numbers its devices so: two masters, two of XTEST, then the mouse and the keyboard that stand for real ones. */
const MOUSE = 6;
const KEYBOARD = 7;
