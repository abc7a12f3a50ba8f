import koffi from 'koffi';
import type { Result } from '../../../../app/kernel/result.ts';
import { fail, ok } from '../../../../app/kernel/result.ts';
import { InjectionError } from '../injector.ts';

export type XcbFailure = { readonly type: 'x11-library-missing' } | { readonly type: 'display-unreachable' };

/**
 * A connection on which requests are the protocol's own bytes. libxcb, unlike libX11, has no handler that ends the
 * process when the server goes away or refuses a request, and shares none with the toolkit in the same process.
 */
export interface XcbConnection {
  /** Window id of the first screen's root. */
  readonly root: number;
  readonly keycodes: { readonly min: number; readonly max: number };
  /** Queues a request without reply; the length field is filled in. */
  send(request: Buffer): void;
  flush(): void;
  /** Sends a request and waits for its reply; null when the server answers with an error. */
  ask(request: Buffer): Buffer | null;
  /** Events that have arrived so far, oldest first; throws what the server refused. */
  takeEvents(): Buffer[];
  close(): void;
}

/** `display` as in `$DISPLAY`. */
export function openXcb(display: string): Result<XcbConnection, XcbFailure> {
  const xcb = loadXcb();
  if (xcb === undefined) return fail({ type: 'x11-library-missing' });
  const handle = xcb.connect(display, [0]);
  if (handle === null || xcb.hasError(handle) !== 0) {
    if (handle !== null) xcb.disconnect(handle);
    return fail({ type: 'display-unreachable' });
  }
  return ok(new LiveConnection(xcb, handle));
}

type Pointer = bigint;

interface Xcb {
  connect(display: string, screen: [number]): Pointer | null;
  disconnect(connection: Pointer): void;
  hasError(connection: Pointer): number;
  setup(connection: Pointer): Pointer;
  send(connection: Pointer, flags: number, vector: Pointer, request: Pointer): number;
  reply(connection: Pointer, sequence: number, error: [Pointer | null]): Pointer | null;
  event(connection: Pointer): Pointer | null;
  flush(connection: Pointer): number;
}

function loadXcb(): Xcb | undefined {
  let library: ReturnType<typeof koffi.load>;
  try {
    library = koffi.load('libxcb.so.1');
  } catch {
    return undefined;
  }
  return {
    connect: library.func('void *xcb_connect(const char *display, _Out_ int *screen)'),
    disconnect: library.func('void xcb_disconnect(void *connection)'),
    hasError: library.func('int xcb_connection_has_error(void *connection)'),
    setup: library.func('void *xcb_get_setup(void *connection)'),
    send: library.func('unsigned int xcb_send_request(void *connection, int flags, void *vector, void *request)'),
    reply: library.func('void *xcb_wait_for_reply(void *connection, unsigned int sequence, _Out_ void **error)'),
    event: library.func('void *xcb_poll_for_event(void *connection)'),
    flush: library.func('int xcb_flush(void *connection)'),
  };
}

const checked = 1;
/** Requests here are at most this long; the longest binds a few keysyms. */
const requestLimit = 256;
/** libxcb wants two free `iovec`s (16 bytes each) before the one it is given. */
const vectorAt = 32;
const protocolAt = 48;
const requestAt = 80;
const headerSize = 32;

class LiveConnection implements XcbConnection {
  readonly root: number;
  readonly keycodes: { readonly min: number; readonly max: number };
  private readonly xcb: Xcb;
  private readonly arena: Pointer;
  private handle: Pointer | null;

  constructor(xcb: Xcb, handle: Pointer) {
    this.xcb = xcb;
    this.handle = handle;
    const setup = readSetup(xcb.setup(handle));
    this.root = setup.root;
    this.keycodes = setup.keycodes;
    this.arena = koffi.alloc('uint8_t', requestAt + requestLimit);
    koffi.encode(this.arena, protocolAt, 'uint64_t', 1n);
    koffi.encode(this.arena, protocolAt + 8, 'uint64_t', 0n);
  }

  send(request: Buffer): void {
    this.transmit(request, false);
  }

  flush(): void {
    if (this.xcb.flush(this.live()) <= 0) throw gone();
  }

  ask(request: Buffer): Buffer | null {
    const sequence = this.transmit(request, true);
    const error: [Pointer | null] = [null];
    const reply = this.xcb.reply(this.live(), sequence, error);
    if (error[0] !== null) koffi.free(error[0]);
    if (reply !== null) return takeBytes(reply, headerSize + 4 * koffi.decode.uint32(reply + 4n));
    if (error[0] === null) throw gone();
    return null;
  }

  takeEvents(): Buffer[] {
    const events: Buffer[] = [];
    for (let event = this.xcb.event(this.live()); event !== null; event = this.xcb.event(this.live())) {
      events.push(takeBytes(event, headerSize));
    }
    if (this.xcb.hasError(this.live()) !== 0) throw gone();
    for (const event of events) if (event.readUInt8(0) === 0) throw refused(event);
    return events;
  }

  close(): void {
    if (this.handle === null) return;
    this.xcb.disconnect(this.handle);
    this.handle = null;
    koffi.free(this.arena);
  }

  private transmit(request: Buffer, answered: boolean): number {
    const handle = this.live();
    if (request.length > requestLimit) throw new RangeError(`an X request of ${request.length} bytes`);
    koffi.encode(this.arena, requestAt, 'uint8_t', request, request.length);
    // libxcb moves the vector along as it writes, so both of its fields are set anew.
    koffi.encode(this.arena, vectorAt, 'uint64_t', this.arena + BigInt(requestAt));
    koffi.encode(this.arena, vectorAt + 8, 'uint64_t', request.length);
    koffi.encode(this.arena, protocolAt + 16, 'uint8_t', request.readUInt8(0));
    koffi.encode(this.arena, protocolAt + 17, 'uint8_t', answered ? 0 : 1);
    const flags = answered ? checked : 0;
    const sequence = this.xcb.send(handle, flags, this.arena + BigInt(vectorAt), this.arena + BigInt(protocolAt));
    if (sequence === 0) throw gone();
    return sequence;
  }

  private live(): Pointer {
    if (this.handle === null) throw new InjectionError('the injector is closed');
    return this.handle;
  }
}

function readSetup(setup: Pointer): { root: number; keycodes: { min: number; max: number } } {
  const bytes = bytesAt(setup, 8 + 4 * koffi.decode.uint16(setup + 6n));
  const vendorLength = bytes.readUInt16LE(24);
  const formats = bytes.readUInt8(29);
  const firstScreen = 40 + Math.ceil(vendorLength / 4) * 4 + 8 * formats;
  return {
    root: bytes.readUInt32LE(firstScreen),
    keycodes: { min: bytes.readUInt8(34), max: bytes.readUInt8(35) },
  };
}

function bytesAt(pointer: Pointer, length: number): Buffer {
  return Buffer.from(koffi.decode(pointer, 'uint8_t', length));
}

/** Copies memory that libxcb gave away, then frees it. */
function takeBytes(pointer: Pointer, length: number): Buffer {
  const bytes = bytesAt(pointer, length);
  koffi.free(pointer);
  return bytes;
}

const gone = () => new InjectionError('the X server has gone away', { cause: new Error('X connection broken') });

function refused(event: Buffer): InjectionError {
  const [code, minor, major] = [event.readUInt8(1), event.readUInt16LE(8), event.readUInt8(10)];
  const cause = new Error(`X error ${code} on request ${major}.${minor}`);
  return new InjectionError('the X server refused an input request', { cause });
}
