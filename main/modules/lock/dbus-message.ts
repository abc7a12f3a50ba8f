/** A call of a method whose arguments are all strings; nothing else is ever asked of the bus. */
export interface Call {
  readonly serial: number;
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly args: readonly string[];
}

export interface Incoming {
  readonly type: 'return' | 'error' | 'signal' | 'other';
  /** The serial of the call that it answers; null for a signal. */
  readonly replyTo: number | null;
  readonly path: string | null;
  readonly member: string | null;
  readonly body: Buffer;
}

/** The D-Bus wire format, version 1, little-endian, as far as calls with strings need it. */
export function encodeCall({ serial, args, ...call }: Call): Buffer {
  const body = args.reduce((before, arg) => Buffer.concat([pad(before, 4), string(arg)]), Buffer.alloc(0));
  const fields = [
    field(FIELD.path, 'o', string(call.path)),
    field(FIELD.interface, 's', string(call.interface)),
    field(FIELD.member, 's', string(call.member)),
    field(FIELD.destination, 's', string(call.destination)),
    ...(args.length === 0 ? [] : [field(FIELD.signature, 'g', signature('s'.repeat(args.length)))]),
  ].reduce((before, next) => Buffer.concat([pad(before, 8), next]), Buffer.alloc(0));
  const head = Buffer.from([LITTLE_ENDIAN, METHOD_CALL, 0, 1]);
  return Buffer.concat([
    pad(Buffer.concat([head, u32(body.length), u32(serial), u32(fields.length), fields]), 8),
    body,
  ]);
}

/** The first whole message of what has come; null while there is none. Throws `RangeError` at what is no such message. */
export function decodeFirst(bytes: Buffer): { readonly message: Incoming; readonly rest: Buffer } | null {
  if (bytes.length < HEAD_BYTES) return null;
  if (bytes[0] !== LITTLE_ENDIAN) throw new RangeError('a message in another byte order');
  const fieldsEnd = HEAD_BYTES + bytes.readUInt32LE(12);
  const bodyAt = aligned(fieldsEnd, 8);
  const end = bodyAt + bytes.readUInt32LE(4);
  if (end > LONGEST_BYTES) throw new RangeError('a message longer than any that was asked for');
  if (bytes.length < end) return null;
  const fields = readFields(bytes.subarray(0, fieldsEnd));
  const text = (code: number): string | null => fields.get(code)?.toString() ?? null;
  const message: Incoming = {
    type: TYPES[bytes[1] ?? 0] ?? 'other',
    replyTo: fields.get(FIELD.replySerial)?.readUInt32LE(0) ?? null,
    path: text(FIELD.path),
    member: text(FIELD.member),
    body: bytes.subarray(bodyAt, end),
  };
  return { message, rest: bytes.subarray(end) };
}

/** What a body that holds one variant with a boolean says; null for any other. */
export function readBoolean(body: Buffer): boolean | null {
  return body.length === 8 && body.subarray(0, 3).toString('latin1') === '\x01b\0' ? body.readUInt32LE(4) === 1 : null;
}

/** Each header field is a number, a signature of one letter, and a value of that type. */
function readFields(bytes: Buffer): ReadonlyMap<number, Buffer> {
  const fields = new Map<number, Buffer>();
  let at = HEAD_BYTES;
  while (at < bytes.length) {
    const code = bytes.readUInt8(at);
    const type = String.fromCharCode(bytes.readUInt8(at + 2));
    const value = valueAt(bytes, at + 4, type);
    fields.set(code, value.bytes);
    at = aligned(value.end, 8);
  }
  return fields;
}

function valueAt(bytes: Buffer, at: number, type: string): { readonly bytes: Buffer; readonly end: number } {
  if (type === 'u') return { bytes: bytes.subarray(at, at + 4), end: at + 4 };
  const isShort = type === 'g';
  const start = at + (isShort ? 1 : 4);
  const end = start + (isShort ? bytes.readUInt8(at) : bytes.readUInt32LE(at));
  if (!'sog'.includes(type) || end >= bytes.length) throw new RangeError(`a header field of type ${type}`);
  return { bytes: bytes.subarray(start, end), end: end + 1 };
}

const field = (code: number, type: string, value: Buffer): Buffer =>
  Buffer.concat([Buffer.from([code]), signature(type), value]);
const string = (text: string): Buffer => Buffer.concat([u32(Buffer.byteLength(text)), Buffer.from(`${text}\0`)]);
const signature = (text: string): Buffer => Buffer.from(`${String.fromCharCode(text.length)}${text}\0`, 'latin1');
const aligned = (length: number, to: number): number => Math.ceil(length / to) * to;
const pad = (bytes: Buffer, to: number): Buffer =>
  Buffer.concat([bytes, Buffer.alloc(aligned(bytes.length, to) - bytes.length)]);
function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

const LITTLE_ENDIAN = 'l'.charCodeAt(0);
const METHOD_CALL = 1;
const HEAD_BYTES = 16;
const LONGEST_BYTES = 1 << 20;
const TYPES: Readonly<Record<number, Incoming['type']>> = { 2: 'return', 3: 'error', 4: 'signal' };
const FIELD = { path: 1, interface: 2, member: 3, replySerial: 5, destination: 6, signature: 8 } as const;
