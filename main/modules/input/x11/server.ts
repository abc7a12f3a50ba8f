import type { Result } from '../../../../app/kernel/result.ts';
import { fail, ok } from '../../../../app/kernel/result.ts';
import type { Point } from '../injector.ts';
import { InjectionError } from '../injector.ts';
import type { KeyboardState } from './find-key.ts';
import type { InputDevices } from './input-devices.ts';
import { readDevices, readDownBits } from './input-devices.ts';
import type { Keymap } from './keymap.ts';
import { keymapParts, readKeymap } from './keymap.ts';
import type { Keysym } from './keysyms.ts';
import type { XcbConnection, XcbFailure } from './xcb-connection.ts';
import { openXcb } from './xcb-connection.ts';

export type X11Failure =
  | XcbFailure
  | { readonly type: 'x11-extension-missing'; readonly extension: 'XTEST' | 'XKEYBOARD' | 'XInputExtension' };

/** Changes to the locked and latched state that no key press makes. */
export interface LockChange {
  readonly affectLocks: number;
  readonly locks: number;
  readonly affectLatches: number;
  readonly group?: number;
}

/** Opens a display for injection: XTEST to inject, XKB to read and lock the keyboard's state. */
export function openX11Server(display: string): Result<X11Server, X11Failure> {
  const opened = openXcb(display);
  if (!opened.ok) return opened;
  const connection = opened.value;
  const opcodes = { xtest: 0, xkb: 0, xinput: 0 };
  for (const [name, extension] of extensions) {
    const found = askExtension(connection, extension);
    if (found === undefined) {
      connection.close();
      return fail({ type: 'x11-extension-missing', extension });
    }
    opcodes[name] = found;
  }
  return ok(new X11Server(connection, opcodes));
}

const extensions = [
  ['xtest', 'XTEST'],
  ['xkb', 'XKEYBOARD'],
  ['xinput', 'XInputExtension'],
] as const;

type Opcodes = Readonly<Record<(typeof extensions)[number][0], number>>;

const core = { changeMapping: 100, getPointerMapping: 117, queryExtension: 98, queryPointer: 38 };
const xtest = { fakeInput: 2, grabControl: 3 };
const fake = { keyPress: 2, keyRelease: 3, buttonPress: 4, buttonRelease: 5, motion: 6 };
const xkb = { useExtension: 0, selectEvents: 1, getState: 4, latchLockState: 5, getMap: 8 };
const xinput = { listDevices: 2, queryDeviceState: 30 };
const coreKeyboard = 0x100;
const newKeyboardOrMap = 0b11;
const allMapParts = 0xff;
/** The one event that comes unasked to a client of XKB. */
const pointerMappingNotify = 34;

/** A device that was plugged in is found after this many looks. */
const LIST_AGAIN = 50;

/** The few things that injection asks of an X server, one method a request. */
export class X11Server {
  private readonly connection: XcbConnection;
  private readonly opcodes: Opcodes;
  private sinceListed = 0;
  private devices: InputDevices;

  constructor(connection: XcbConnection, opcodes: Opcodes) {
    this.connection = connection;
    this.opcodes = opcodes;
    this.answer(request(opcodes.xkb, xkb.useExtension, 8, (bytes) => bytes.writeUInt16LE(1, 4)));
    // Another program's server grab would otherwise stop this process at its next question.
    this.connection.send(request(opcodes.xtest, xtest.grabControl, 8, (bytes) => bytes.writeUInt8(1, 4)));
    this.devices = this.listDevices();
    for (const device of [this.devices.keyboard, coreKeyboard]) this.selectKeyboardChanges(device);
  }

  flush(): void {
    this.connection.flush();
  }

  /** Waits until everything sent has been done: a server drops what it has not read of a connection that closes. */
  finish(): void {
    this.pointerPosition();
  }

  close(): void {
    this.connection.close();
  }

  fakeKey(keycode: number, down: boolean): void {
    this.fake(down ? fake.keyPress : fake.keyRelease, keycode, 0, 0);
  }

  fakeButton(button: number, down: boolean): void {
    this.fake(down ? fake.buttonPress : fake.buttonRelease, button, 0, 0);
  }

  fakeMotion(x: number, y: number): void {
    this.fake(fake.motion, 0, x, y);
  }

  pointerPosition(): Point {
    const reply = this.answer(
      request(core.queryPointer, 0, 8, (bytes) => bytes.writeUInt32LE(this.connection.root, 4)),
    );
    return { x: reply.readInt16LE(16), y: reply.readInt16LE(18) };
  }

  /** For each physical button from 1 up, the logical button it makes. */
  pointerMapping(): readonly number[] {
    const reply = this.answer(request(core.getPointerMapping, 0, 4));
    return [...reply.subarray(32, 32 + reply.readUInt8(1))];
  }

  keyboardState(): KeyboardState {
    const reply = this.answer(this.xkbRequest(xkb.getState, 8, coreKeyboard));
    return {
      mods: reply.readUInt8(8),
      group: reply.readUInt8(12),
      latchedMods: reply.readUInt8(10),
      lockedMods: reply.readUInt8(11),
    };
  }

  /** The keymap that injected keys go through, which is not always the one of the employee's keyboard. */
  keymap(): Keymap {
    const get = this.xkbRequest(xkb.getMap, 28, this.devices.keyboard, (bytes) => bytes.writeUInt16LE(keymapParts, 6));
    return readKeymap(this.answer(get));
  }

  changeLocks({ affectLocks, locks, affectLatches, group }: LockChange): void {
    this.connection.send(
      this.xkbRequest(xkb.latchLockState, 16, coreKeyboard, (bytes) => {
        bytes.writeUInt8(affectLocks, 6);
        bytes.writeUInt8(locks, 7);
        bytes.writeUInt8(group === undefined ? 0 : 1, 8);
        bytes.writeUInt8(group ?? 0, 9);
        bytes.writeUInt8(affectLatches, 10);
      }),
    );
  }

  /** Gives one key new meanings, in the core protocol's order of levels. */
  changeMapping(keycode: number, keysyms: readonly Keysym[]): void {
    this.connection.send(
      request(core.changeMapping, 1, 8 + 4 * keysyms.length, (bytes) => {
        bytes.writeUInt8(keycode, 4);
        bytes.writeUInt8(keysyms.length, 5);
        for (const [index, keysym] of keysyms.entries()) bytes.writeUInt32LE(keysym, 8 + 4 * index);
      }),
    );
  }

  /** Whether the keymap changed since last asked; throws when the server has refused something. */
  tookNewKeymap(): boolean {
    return this.connection.takeEvents().some((event) => (event.readUInt8(0) & 0x7f) !== pointerMappingNotify);
  }

  /** Keycodes and physical buttons that injection, by whomever, holds down. */
  injectedDown(): { readonly keycodes: readonly number[]; readonly buttons: readonly number[] } {
    const stateOf = (device: number) => this.answer(this.stateRequest(device));
    return {
      keycodes: readDownBits(stateOf(this.devices.keyboard), 'key'),
      buttons: readDownBits(stateOf(this.devices.pointer), 'button'),
    };
  }

  /** What is down on the devices that nobody injects through: the keys' codes, and whether it is anything at all. */
  physicalDown(): { readonly keycodes: ReadonlySet<number>; readonly isAny: boolean } {
    const states = this.devices.physical.map((device) => this.connection.ask(this.stateRequest(device)));
    // One was unplugged; another may have been plugged in long before.
    if (states.includes(null) || this.sinceListed > LIST_AGAIN) {
      this.devices = this.listDevices();
      this.sinceListed = 0;
    }
    this.sinceListed += 1;
    const known = states.filter((state) => state !== null);
    const keycodes = new Set(known.flatMap((state) => readDownBits(state, 'key')));
    return { keycodes, isAny: keycodes.size > 0 || known.some((state) => readDownBits(state, 'button').length > 0) };
  }

  private listDevices(): InputDevices {
    return readDevices(this.answer(request(this.opcodes.xinput, xinput.listDevices, 4)));
  }

  private stateRequest(device: number): Buffer {
    return request(this.opcodes.xinput, xinput.queryDeviceState, 8, (bytes) => bytes.writeUInt8(device, 4));
  }

  private fake(type: number, detail: number, x: number, y: number): void {
    this.connection.send(
      request(this.opcodes.xtest, xtest.fakeInput, 36, (bytes) => {
        bytes.writeUInt8(type, 4);
        bytes.writeUInt8(detail, 5);
        bytes.writeInt16LE(x, 24);
        bytes.writeInt16LE(y, 26);
      }),
    );
  }

  private selectKeyboardChanges(device: number): void {
    this.connection.send(
      this.xkbRequest(xkb.selectEvents, 16, device, (bytes) => {
        bytes.writeUInt16LE(newKeyboardOrMap, 6);
        bytes.writeUInt16LE(newKeyboardOrMap, 10);
        bytes.writeUInt16LE(allMapParts, 12);
        bytes.writeUInt16LE(allMapParts, 14);
      }),
    );
  }

  private xkbRequest(minor: number, length: number, device: number, fill?: (bytes: Buffer) => void): Buffer {
    return request(this.opcodes.xkb, minor, length, (bytes) => {
      bytes.writeUInt16LE(device, 4);
      fill?.(bytes);
    });
  }

  private answer(question: Buffer): Buffer {
    const reply = this.connection.ask(question);
    if (reply === null) throw new InjectionError('the X server refused a question about its input devices');
    return reply;
  }
}

/** `second` is an extension's minor opcode, or what the core request keeps in its second byte. */
function request(major: number, second: number, length: number, fill?: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt8(major, 0);
  bytes.writeUInt8(second, 1);
  fill?.(bytes);
  return bytes;
}

function askExtension(connection: XcbConnection, name: string): number | undefined {
  const length = 8 + Math.ceil(name.length / 4) * 4;
  const question = request(core.queryExtension, 0, length, (bytes) => {
    bytes.writeUInt16LE(name.length, 4);
    bytes.write(name, 8, 'latin1');
  });
  const reply = connection.ask(question);
  return reply?.readUInt8(8) === 1 ? reply.readUInt8(9) : undefined;
}
