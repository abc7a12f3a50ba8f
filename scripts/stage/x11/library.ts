import koffi from 'koffi';

/** An address in this process, as the foreign function interface hands it over; 0n is null. */
type Address = bigint;
type XWindow = bigint;

/** The few functions of Xlib and XTest that a stage needs; the caller keeps to one thread and closes what it opened. */
export interface XLibrary {
  openDisplay(name: string): Address;
  /** Calls back when the server is gone, with which Xlib would otherwise end the process; what is asked afterwards is void. */
  onLost(display: Address, lost: () => void): void;
  closeDisplay(display: Address): number;
  rootWindow(display: Address): XWindow;
  displayWidth(display: Address, screen: number): number;
  displayHeight(display: Address, screen: number): number;
  flush(display: Address): number;
  sync(display: Address, discard: number): number;
  queryKeymap(display: Address, keys: Uint8Array): number;
  queryPointer(
    display: Address,
    window: XWindow,
    root: Uint8Array,
    child: Uint8Array,
    rootX: Uint8Array,
    rootY: Uint8Array,
    windowX: Uint8Array,
    windowY: Uint8Array,
    mask: Uint8Array,
  ): number;
  getImage(
    display: Address,
    drawable: XWindow,
    x: number,
    y: number,
    width: number,
    height: number,
    planes: bigint,
    format: number,
  ): Address;
  free(memory: Address): number;
  fakeMotion(display: Address, screen: number, x: number, y: number, delay: bigint): number;
  fakeButton(display: Address, button: number, isPress: number, delay: bigint): number;
  fakeKey(display: Address, keycode: number, isPress: number, delay: bigint): number;
  setWindowBackground(display: Address, window: XWindow, pixel: bigint): number;
  clearWindow(display: Address, window: XWindow): number;
  forceScreenSaver(display: Address, mode: number): number;
  /** Looks at `length` bytes of foreign memory in place. */
  view(memory: Address, length: number): DataView;
}

const FaultHandler = koffi.proto('int AccordXFault(void *display)');
const ExitHandler = koffi.proto('void AccordXExit(void *display, void *data)');

/** Throws where libX11 or libXtst is absent. */
export function loadXLibrary(): XLibrary {
  const x11 = koffi.load('libX11.so.6');
  const xtst = koffi.load('libXtst.so.6');
  const onFault = x11.func('XSetIOErrorHandler', 'void *', [koffi.pointer(FaultHandler)]);
  const onExit = x11.func('XSetIOErrorExitHandler', 'void', ['void *', koffi.pointer(ExitHandler), 'void *']);
  onFault(koffi.register(() => 0, koffi.pointer(FaultHandler)));
  return {
    onLost: (display, lost) => onExit(display, koffi.register(lost, koffi.pointer(ExitHandler)), null),
    openDisplay: x11.func('XOpenDisplay', 'void *', ['str']),
    closeDisplay: x11.func('XCloseDisplay', 'int', ['void *']),
    rootWindow: x11.func('XDefaultRootWindow', 'ulong', ['void *']),
    displayWidth: x11.func('XDisplayWidth', 'int', ['void *', 'int']),
    displayHeight: x11.func('XDisplayHeight', 'int', ['void *', 'int']),
    flush: x11.func('XFlush', 'int', ['void *']),
    sync: x11.func('XSync', 'int', ['void *', 'int']),
    queryKeymap: x11.func('XQueryKeymap', 'int', ['void *', 'void *']),
    queryPointer: x11.func('XQueryPointer', 'int', ['void *', 'ulong', ...Array<string>(7).fill('void *')]),
    getImage: x11.func('XGetImage', 'void *', ['void *', 'ulong', 'int', 'int', 'uint', 'uint', 'ulong', 'int']),
    free: x11.func('XFree', 'int', ['void *']),
    fakeMotion: xtst.func('XTestFakeMotionEvent', 'int', ['void *', 'int', 'int', 'int', 'ulong']),
    fakeButton: xtst.func('XTestFakeButtonEvent', 'int', ['void *', 'uint', 'int', 'ulong']),
    fakeKey: xtst.func('XTestFakeKeyEvent', 'int', ['void *', 'uint', 'int', 'ulong']),
    setWindowBackground: x11.func('XSetWindowBackground', 'int', ['void *', 'ulong', 'ulong']),
    clearWindow: x11.func('XClearWindow', 'int', ['void *', 'ulong']),
    forceScreenSaver: x11.func('XForceScreenSaver', 'int', ['void *', 'int']),
    view: (memory, length) => new DataView(koffi.view(memory, length)),
  };
}
