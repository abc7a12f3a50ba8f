import type { Duplex } from 'node:stream';
import { duplexPair } from 'node:stream';

/** The far end of a bus connection: it admits whoever comes, and keeps what it was asked. */
export interface FakeBus {
  readonly socket: Duplex;
  /** Members with their strings, in order. */
  readonly calls: readonly string[];
  /** What it says of the lock from now on; null: it knows no such session. */
  hint(isLocked: boolean | null): void;
  /** Properties of a session, this one or another, have changed. */
  signal(): void;
  /** Sends bytes of its own. */
  say(bytes: Buffer): void;
  close(): void;
}

/** Written from the specification, apart from what it tests. */
export function fakeBus(): FakeBus {
  const [near, far] = duplexPair();
  const calls: string[] = [];
  let hinted: boolean | null = false;
  let come = Buffer.alloc(0);
  let isAdmitted = false;
  const answer = (call: Buffer): void => {
    const bodyLength = call.readUInt32LE(4);
    const serial = call.readUInt32LE(8);
    const at = call.indexOf(MEMBER_FIELD) + MEMBER_FIELD.length;
    const member = call.toString('latin1', at + 4, at + 4 + call.readUInt32LE(at));
    const strings = stringsOf(call.subarray(call.length - bodyLength));
    calls.push([member, ...strings].join(' '));
    if (member !== 'Get') far.write(message(2, replySerial(serial), Buffer.alloc(0)));
    else if (hinted === null) far.write(message(3, replySerial(serial), Buffer.alloc(0)));
    else far.write(message(2, replySerial(serial), Buffer.from([1, 0x62, 0, 0, hinted ? 1 : 0, 0, 0, 0])));
  };
  far.on('data', (bytes: Buffer) => {
    come = Buffer.concat([come, bytes]);
    if (!isAdmitted && come.includes('BEGIN\r\n')) {
      come = come.subarray(come.indexOf('BEGIN\r\n') + 7);
      isAdmitted = true;
    } else if (!isAdmitted && come.includes('AUTH EXTERNAL')) far.write('OK 0123456789abcdef\r\n');
    while (isAdmitted && come.length >= 16) {
      const length = Math.ceil((16 + come.readUInt32LE(12)) / 8) * 8 + come.readUInt32LE(4);
      if (come.length < length) return;
      const call = come.subarray(0, length);
      come = come.subarray(length);
      answer(call);
    }
  });
  return {
    socket: near,
    calls,
    hint: (isLocked) => {
      hinted = isLocked;
    },
    signal: () => {
      const path = '/org/freedesktop/login1/session/_31';
      const fields = Buffer.concat([text(1, 'o', path), text(3, 's', 'PropertiesChanged')]);
      far.write(message(4, fields, Buffer.alloc(0)));
    },
    say: (bytes) => far.write(bytes),
    close: () => far.end(),
  };
}

function message(type: number, fields: Buffer, body: Buffer): Buffer {
  const head = Buffer.alloc(16);
  head.set([0x6c, type, 0, 1]);
  head.writeUInt32LE(body.length, 4);
  head.writeUInt32LE(7, 8);
  head.writeUInt32LE(fields.length, 12);
  return Buffer.concat([toEight(Buffer.concat([head, fields])), body]);
}

function replySerial(serial: number): Buffer {
  const field = Buffer.from([5, 1, 0x75, 0, 0, 0, 0, 0]);
  field.writeUInt32LE(serial, 4);
  return field;
}

function text(code: number, type: string, value: string): Buffer {
  const field = Buffer.alloc(8);
  field.set([code, 1, type.charCodeAt(0), 0]);
  field.writeUInt32LE(value.length, 4);
  return toEight(Buffer.concat([field, Buffer.from(`${value}\0`)]));
}

function stringsOf(body: Buffer): string[] {
  const strings: string[] = [];
  for (let at = 0; at + 4 <= body.length; ) {
    const end = at + 4 + body.readUInt32LE(at);
    strings.push(body.subarray(at + 4, end).toString());
    at = Math.ceil((end + 1) / 4) * 4;
  }
  return strings;
}

/** The head of the field that names the method: its code, and that a string follows. */
const MEMBER_FIELD = Buffer.from([3, 1, 0x73, 0]);

const toEight = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((8 - (bytes.length % 8)) % 8)]);
