import type { Duplex } from 'node:stream';
import type { Call, Incoming } from './dbus-message.ts';
import { decodeFirst, encodeCall } from './dbus-message.ts';

/** A connection to the system's message bus. */
export interface SystemBus {
  /** Calls back with the answer, an error included; never when the bus goes away before. */
  call(call: Omit<Call, 'serial'>, answered: (answer: Incoming) => void): void;
}

export interface BusParts {
  readonly socket: Duplex;
  /** Who this process runs as: the bus knows it already, and wants to hear it. */
  readonly uid: number;
  readonly ready: (bus: SystemBus) => void;
  readonly signalled: (signal: Incoming) => void;
  /** There is no bus, or there is none any more; null when it just went. */
  readonly gone: (cause: Error | null) => void;
}

/** Signs in on the bus by the account's number, says hello, and then hears and calls. */
export function joinBus({ socket, uid, ready, signalled, gone }: BusParts): void {
  const waiting = new Map<number, (answer: Incoming) => void>();
  let serial = 0;
  let isAdmitted = false;
  let come: Buffer = Buffer.alloc(0);

  const bus: SystemBus = {
    call: (call, answered) => {
      serial += 1;
      waiting.set(serial, answered);
      socket.write(encodeCall({ ...call, serial }));
    },
  };
  const hear = (message: Incoming): void => {
    if (message.type === 'signal') signalled(message);
    if (message.replyTo === null) return;
    const answered = waiting.get(message.replyTo);
    waiting.delete(message.replyTo);
    answered?.(message);
  };
  const admit = (): void => {
    const end = come.indexOf('\r\n');
    if (end < 0) return;
    const line = come.subarray(0, end).toString('latin1');
    if (!line.startsWith('OK ')) throw new RangeError(`the bus said ${line.slice(0, 40)}`);
    come = come.subarray(end + 2);
    isAdmitted = true;
    socket.write('BEGIN\r\n');
    bus.call({ ...BUS, member: 'Hello', args: [] }, () => ready(bus));
  };
  const read = (bytes: Buffer): void => {
    come = Buffer.concat([come, bytes]);
    if (!isAdmitted) admit();
    if (!isAdmitted) return;
    for (let first = decodeFirst(come); first !== null; first = decodeFirst(come)) {
      come = first.rest;
      hear(first.message);
    }
  };
  socket.on('data', (bytes: Buffer) => {
    try {
      read(bytes);
    } catch (cause) {
      // What can't be read leaves nothing that could be read after it.
      if (!(cause instanceof RangeError)) throw cause;
      socket.destroy(cause);
    }
  });
  let fault: Error | null = null;
  socket.on('error', (cause) => {
    fault = cause;
  });
  socket.on('end', () => socket.destroy());
  socket.on('close', () => gone(fault));
  socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(uid)).toString('hex')}\r\n`);
}

/** The bus itself, as a peer on it. */
export const BUS = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const;
