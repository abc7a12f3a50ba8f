import koffi from 'koffi';
import type { Display } from '../../scripts/stage/display.ts';
import type { Lifetime } from '../../scripts/stage/lifetime.ts';
import type { PhysicalKey } from '../../scripts/stage/x11/keycodes.ts';
import { KEYCODES } from '../../scripts/stage/x11/keycodes.ts';
import { loadXLibrary } from '../../scripts/stage/x11/library.ts';

/** The mouse and the keyboard of a virtual display that stand for real ones: what they do is not XTEST's, as what is injected is. */
export interface OwnHardware {
  key(key: PhysicalKey, isDown: boolean): void;
  /** The left button. */
  button(isDown: boolean): void;
}

export function ownHardware(lifetime: Lifetime, { name }: Display): OwnHardware {
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
  let isOver = false;
  x.onLost(connection, () => {
    isOver = true;
  });
  lifetime.onEnd(() => {
    // libXi has left a function of its own on the connection, which closing it calls: it must not be unloaded before.
    isOver = true;
    x.closeDisplay(connection);
    xi.unload();
  });
  const [mouse, keyboard] = [openDevice(connection, MOUSE), openDevice(connection, KEYBOARD)];
  /** What is closed must not be called any more, and what a server that is gone was asked has not happened. */
  const check = (): void => {
    if (isOver) throw new Error(`the display ${name} is gone`);
  };
  const act = (fake: () => void): void => {
    check();
    fake();
    x.sync(connection, 0);
    check();
  };
  return {
    key: (key, isDown) => act(() => fakeKey(connection, keyboard, KEYCODES[key], Number(isDown), null, 0, 0)),
    button: (isDown) => act(() => fakeButton(connection, mouse, 1, Number(isDown), null, 0, 0)),
  };
}

/** Xvfb numbers its devices so: two masters, two of XTEST, then the mouse and the keyboard that stand for real ones. */
const MOUSE = 6;
const KEYBOARD = 7;
