import { InjectionError } from '../injector.ts';

/** XInput device ids: the two that XTEST events come from, and those that people's hands are on. */
export interface InputDevices {
  readonly keyboard: number;
  readonly pointer: number;
  readonly physical: readonly number[];
}

/** Reads the reply of ListInputDevices. */
export function readDevices(reply: Buffer): InputDevices {
  const count = reply.readUInt8(8);
  const devices: { id: number; classes: number; use: number }[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = 32 + 8 * index;
    devices.push({ id: reply.readUInt8(at + 4), classes: reply.readUInt8(at + 5), use: reply.readUInt8(at + 6) });
  }
  let at = 32 + 8 * count;
  for (const { classes } of devices) {
    for (let index = 0; index < classes; index += 1) at += reply.readUInt8(at + 1);
  }
  const idsByName = new Map<string, number>();
  const physical: number[] = [];
  for (const { id, use } of devices) {
    const length = reply.readUInt8(at);
    const name = reply.toString('latin1', at + 1, at + 1 + length);
    idsByName.set(name, id);
    if (use >= FIRST_SLAVE && !XTEST.test(name)) physical.push(id);
    at += 1 + length;
  }
  return { keyboard: idOf(idsByName, 'XTEST keyboard'), pointer: idOf(idsByName, 'XTEST pointer'), physical };
}

/** `IsXExtensionDevice`: below it are the two masters, which show what any of their slaves does. */
const FIRST_SLAVE = 2;
const XTEST = /XTEST (keyboard|pointer)$/;

function idOf(idsByName: ReadonlyMap<string, number>, ending: string): number {
  for (const [name, id] of idsByName) if (name.endsWith(ending)) return id;
  throw new InjectionError(`the X server has no ${ending}`);
}

const classes = { key: 0, button: 1 };

/** Reads which keys or buttons are down in the reply of QueryDeviceState. */
export function readDownBits(reply: Buffer, of: keyof typeof classes): readonly number[] {
  const count = reply.readUInt8(8);
  let at = 32;
  for (let index = 0; index < count; index += 1) {
    if (reply.readUInt8(at) === classes[of]) return bitsIn(reply.subarray(at + 4, at + 36));
    at += reply.readUInt8(at + 1);
  }
  return [];
}

function bitsIn(bytes: Buffer): number[] {
  const set: number[] = [];
  for (const [index, byte] of bytes.entries()) {
    for (let bit = 0; bit < 8; bit += 1) if ((byte >> bit) & 1) set.push(8 * index + bit);
  }
  return set;
}
