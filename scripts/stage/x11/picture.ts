import { crc32, deflateSync } from 'node:zlib';

export type Colour = readonly [red: number, green: number, blue: number];

/** A rectangle of a display as it was at one moment; coordinates count from its own corner. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue for each pixel, row by row. */
  readonly pixels: Uint8Array;
}

export function colourAt(picture: Picture, x: number, y: number): Colour {
  if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) throw new RangeError(`no pixel at ${x},${y}`);
  const at = (y * picture.width + x) * 3;
  const [red = 0, green = 0, blue = 0] = picture.pixels.subarray(at, at + 3);
  return [red, green, blue];
}

/** How far apart two colours are: 0 to 255, the largest difference of the three parts. */
export const distance = (one: Colour, other: Colour): number =>
  Math.max(Math.abs(one[0] - other[0]), Math.abs(one[1] - other[1]), Math.abs(one[2] - other[2]));

/** The share of pixels, 0 to 1, that differ visibly between two pictures of the same size. */
export function difference(one: Picture, other: Picture): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  let differing = 0;
  for (let at = 0; at < one.pixels.length; at += 3) {
    const apart = [0, 1, 2].some(
      (part) => Math.abs((one.pixels[at + part] ?? 0) - (other.pixels[at + part] ?? 0)) > 24,
    );
    if (apart) differing += 1;
  }
  return differing / (one.width * one.height);
}

/** The picture as a PNG file (8 bits a colour, no alpha). */
export function pngOf(picture: Picture): Buffer {
  const stride = picture.width * 3;
  const raw = Buffer.alloc((stride + 1) * picture.height);
  for (let row = 0; row < picture.height; row += 1) {
    raw.set(picture.pixels.subarray(row * stride, (row + 1) * stride), row * (stride + 1) + 1);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(picture.width, 0);
  header.writeUInt32BE(picture.height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw, { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
