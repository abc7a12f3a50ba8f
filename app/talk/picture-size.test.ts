import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureSize } from './picture-size.ts';

const png = (width: number, height: number): Uint8Array => {
  const bytes = new Uint8Array(40);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
};

const jpeg = (width: number, height: number, before: readonly number[] = []): Uint8Array =>
  new Uint8Array([
    ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, ...before, 0xff, 0xc0, 0, 11, 8],
    ...[height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0],
  ]);

describe('[M6] a picture', () => {
  it('is a PNG or a JPEG, with the size that it has', () => {
    expect(pictureSize(png(1920, 1080))).toEqual({ width: 1920, height: 1080 });
    expect(pictureSize(jpeg(640, 480))).toEqual({ width: 640, height: 480 });
    expect(pictureSize(jpeg(640, 480, [0xff, 0xdb, 0, 5, 1, 2, 3]))).toEqual({ width: 640, height: 480 });
  });

  it('is none when it would fill the memory of whoever looks, or has no extent', () => {
    expect(pictureSize(png(60_000, 60_000))).toBeNull();
    expect(pictureSize(png(0xff_ff_ff_ff, 0xff_ff_ff_ff))).toBeNull();
    expect(pictureSize(png(0, 10))).toBeNull();
    expect(pictureSize(jpeg(65_535, 65_535))).toBeNull();
  });

  it('is none when it is anything else, and reading it always ends', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.constantFrom([0xff, 0xd8], [0x89, 0x50], []), (rest, head) => {
        const size = pictureSize(new Uint8Array([...head, ...rest]));
        expect(size === null || size.width * size.height > 0).toBe(true);
      }),
    );
    expect(pictureSize(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg">'))).toBeNull();
    expect(pictureSize(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0]))).toBeNull();
  });
});
