import koffi from 'koffi';

/**
 * A foreign program: `node witness-client.ts TITLE X Y WIDTH HEIGHT`. It shows a window, writes every key, button and
 * movement that reaches it as one JSON line, and changes colour with each button press, so that a click can be seen.
 */
const [title = 'Witness', x = '40', y = '40', width = '320', height = '200'] = process.argv.slice(2);

const x11 = koffi.load('libX11.so.6');
const openDisplay: (name: null) => bigint = x11.func('XOpenDisplay', 'void *', ['str']);
const rootWindow: (display: bigint) => bigint = x11.func('XDefaultRootWindow', 'ulong', ['void *']);
const createWindow: (
  display: bigint,
  parent: bigint,
  x: number,
  y: number,
  width: number,
  height: number,
  border: number,
  borderPixel: bigint,
  background: bigint,
) => bigint = x11.func('XCreateSimpleWindow', 'ulong', [
  'void *',
  'ulong',
  'int',
  'int',
  'uint',
  'uint',
  'uint',
  'ulong',
  'ulong',
]);
const storeName: (display: bigint, window: bigint, name: string) => number = x11.func('XStoreName', 'int', [
  'void *',
  'ulong',
  'str',
]);
const selectInput: (display: bigint, window: bigint, mask: bigint) => number = x11.func('XSelectInput', 'int', [
  'void *',
  'ulong',
  'long',
]);
const mapWindow: (display: bigint, window: bigint) => number = x11.func('XMapWindow', 'int', ['void *', 'ulong']);
const moveWindow: (display: bigint, window: bigint, x: number, y: number) => number = x11.func('XMoveWindow', 'int', [
  'void *',
  'ulong',
  'int',
  'int',
]);
const nextEvent: (display: bigint, event: Uint8Array) => number = x11.func('XNextEvent', 'int', ['void *', 'void *']);
const setBackground: (display: bigint, window: bigint, pixel: bigint) => number = x11.func(
  'XSetWindowBackground',
  'int',
  ['void *', 'ulong', 'ulong'],
);
const clearWindow: (display: bigint, window: bigint) => number = x11.func('XClearWindow', 'int', ['void *', 'ulong']);
const lookupString: (event: Uint8Array, text: Uint8Array, bytes: number, keysym: Uint8Array, status: null) => number =
  x11.func('XLookupString', 'int', ['void *', 'void *', 'int', 'void *', 'void *']);

const BLUE = 0x1f6f8bn;
const ORANGE = 0xe07a1fn;
/** Key, button and motion, pressed or not, and exposure (to know that it is shown). */
const EVENT_MASK = 0x1n | 0x2n | 0x4n | 0x8n | 0x40n | 0x8000n;
const NAMES: Readonly<Record<number, string>> = {
  2: 'key-pressed',
  3: 'key-released',
  4: 'button-pressed',
  5: 'button-released',
  6: 'moved',
  12: 'shown',
};

const display = openDisplay(null);
if (!display) throw new Error('no X display');
const window = createWindow(
  display,
  rootWindow(display),
  Number(x),
  Number(y),
  Number(width),
  Number(height),
  0,
  0n,
  BLUE,
);
storeName(display, window, title);
selectInput(display, window, EVENT_MASK);
mapWindow(display, window);
moveWindow(display, window, Number(x), Number(y));

const event = new Uint8Array(192);
const fields = new DataView(event.buffer);
let presses = 0;
for (;;) {
  nextEvent(display, event);
  const type = NAMES[fields.getInt32(0, true)];
  if (type === undefined) continue;
  if (type === 'shown') {
    write({ type });
    continue;
  }
  const at = { x: fields.getInt32(72, true), y: fields.getInt32(76, true), state: fields.getUint32(80, true) };
  if (type === 'moved') write({ type, ...at });
  else if (type.startsWith('button')) write({ type, ...at, button: fields.getUint32(84, true) });
  else write({ type, ...at, keycode: fields.getUint32(84, true), text: textOf(event) });
  if (type !== 'button-pressed') continue;
  presses += 1;
  setBackground(display, window, presses % 2 === 1 ? ORANGE : BLUE);
  clearWindow(display, window);
}

function textOf(key: Uint8Array): string {
  const text = new Uint8Array(16);
  const length = lookupString(key, text, text.length, new Uint8Array(8), null);
  return new TextDecoder('latin1').decode(text.subarray(0, length));
}

function write(line: Readonly<Record<string, string | number>>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
