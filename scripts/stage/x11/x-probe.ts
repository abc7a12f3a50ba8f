import type { PhysicalKey } from './keycodes.ts';
import { KEYCODES } from './keycodes.ts';
import { loadXLibrary } from './library.ts';
import type { Colour, Picture } from './picture.ts';
import { colourAt } from './picture.ts';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Buttons as X numbers them. */
export const BUTTON = { left: 1, middle: 2, right: 3, wheelUp: 4, wheelDown: 5 } as const;
export type Button = keyof typeof BUTTON;

/** A hand and an eye on one display: what somebody sitting at it could do and see, in whole pixels. */
export interface XProbe {
  readonly width: number;
  readonly height: number;
  moveTo(x: number, y: number): void;
  press(button: Button): void;
  release(button: Button): void;
  keyDown(key: PhysicalKey): void;
  keyUp(key: PhysicalKey): void;
  /** Where the pointer is and which of the first five buttons are down. */
  pointer(): { readonly x: number; readonly y: number; readonly buttons: readonly number[] };
  /** The X keycodes that are down now, whoever pressed them. */
  keysDown(): readonly number[];
  /** The whole display, or one rectangle of it. */
  look(area?: Area): Picture;
  colourAt(x: number, y: number): Colour;
  /** Paints what lies behind all windows. */
  paintDesktop(colour: Colour): void;
  /** Starts or ends the screen saver: what the engine takes for a locked screen. */
  lock(isLocked: boolean): void;
  close(): void;
}

/** `display` is `:N`; throws when there is no such display. */
export function openXProbe(display: string): XProbe {
  const x = loadXLibrary();
  const connection = x.openDisplay(display);
  if (!connection) throw new Error(`no X display ${display}`);
  const root = x.rootWindow(connection);
  const width = x.displayWidth(connection, 0);
  const height = x.displayHeight(connection, 0);
  let isOpen = true;
  let isLost = false;
  x.onLost(connection, () => {
    isLost = true;
  });
  /** Whoever still looks when it is over is told so: Xlib would read memory that is no longer there. */
  const live = (): typeof connection => {
    if (!isOpen) throw new Error(`the stage no longer looks at ${display}`);
    return connection;
  };
  /** What a server that is gone seems to answer must not be taken for an answer. */
  const answered = <T>(answer: T): T => {
    if (isLost) throw new Error(`the display ${display} is gone`);
    return answer;
  };

  const look = (area: Area = { x: 0, y: 0, width, height }): Picture => {
    if (area.x < 0 || area.y < 0 || area.x + area.width > width || area.y + area.height > height)
      throw new RangeError(`outside of ${display}: ${JSON.stringify(area)}`);
    const image = answered(x.getImage(live(), root, area.x, area.y, area.width, area.height, ALL_PLANES, Z_PIXMAP));
    if (!image) throw new Error(`${display} gave no picture`);
    const head = x.view(image, IMAGE_HEAD_BYTES);
    const data = head.getBigUint64(16, true);
    const stride = head.getInt32(44, true);
    const bits = head.getInt32(48, true);
    if (bits !== 32) throw new Error(`${display} has ${bits} bits a pixel, the stage reads 32`);
    const pixels = rgbOf(x.view(data, stride * area.height), stride, area);
    x.free(data);
    x.free(image);
    return { width: area.width, height: area.height, pixels };
  };

  const act = (...outcomes: readonly number[]): void => {
    if (outcomes.includes(0)) throw new Error(`${display} refused an XTEST event`);
    answered(x.flush(live()));
  };

  return {
    width,
    height,
    moveTo: (toX, toY) => act(x.fakeMotion(live(), -1, Math.round(toX), Math.round(toY), 0n)),
    press: (button) => act(x.fakeButton(live(), BUTTON[button], 1, 0n)),
    release: (button) => act(x.fakeButton(live(), BUTTON[button], 0, 0n)),
    keyDown: (key) => act(x.fakeKey(live(), KEYCODES[key], 1, 0n)),
    keyUp: (key) => act(x.fakeKey(live(), KEYCODES[key], 0, 0n)),
    pointer: () => {
      const [rootX, rootY, mask] = [new Uint8Array(4), new Uint8Array(4), new Uint8Array(4)];
      const unused = () => new Uint8Array(8);
      answered(x.queryPointer(live(), root, unused(), unused(), rootX, rootY, unused(), unused(), mask));
      const state = int32(mask);
      const buttons = [1, 2, 3, 4, 5].filter((button) => (state & (1 << (button + 7))) !== 0);
      return { x: int32(rootX), y: int32(rootY), buttons };
    },
    keysDown: () => {
      const keys = new Uint8Array(32);
      answered(x.queryKeymap(live(), keys));
      return Array.from({ length: 256 }, (_, code) => code).filter(
        (code) => ((keys[code >> 3] ?? 0) & (1 << (code & 7))) !== 0,
      );
    },
    look,
    colourAt: (atX, atY) => colourAt(look({ x: atX, y: atY, width: 1, height: 1 }), 0, 0),
    paintDesktop: ([red, green, blue]) => {
      x.setWindowBackground(live(), root, BigInt((red << 16) | (green << 8) | blue));
      x.clearWindow(live(), root);
      x.sync(live(), 0);
    },
    lock: (isLocked) => act(x.forceScreenSaver(live(), isLocked ? 1 : 0)),
    close: () => {
      if (isOpen) x.closeDisplay(connection);
      isOpen = false;
    },
  };
}

const ALL_PLANES = 0xffffffffn;
const Z_PIXMAP = 2;
/** Up to and including `bits_per_pixel` of Xlib's XImage on a 64-bit machine. */
const IMAGE_HEAD_BYTES = 52;

const int32 = (bytes: Uint8Array): number => new DataView(bytes.buffer).getInt32(0, true);

function rgbOf(data: DataView, stride: number, { width, height }: Area): Uint8Array {
  const source = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const pixels = new Uint8Array(width * height * 3);
  let to = 0;
  for (let row = 0; row < height; row += 1) {
    for (let from = row * stride; from < row * stride + width * 4; from += 4) {
      pixels[to] = source[from + 2] ?? 0;
      pixels[to + 1] = source[from + 1] ?? 0;
      pixels[to + 2] = source[from] ?? 0;
      to += 3;
    }
  }
  return pixels;
}
