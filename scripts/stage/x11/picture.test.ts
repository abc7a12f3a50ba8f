import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Picture } from './picture.ts';
import { colourAt, difference, distance, pngOf } from './picture.ts';

const red = [200, 0, 0] as const;
const grey = [90, 90, 90] as const;
const picture = (...colours: readonly (readonly [number, number, number])[]): Picture => ({
  width: 2,
  height: colours.length / 2,
  pixels: Uint8Array.from(colours.flat()),
});

describe('a picture', () => {
  test('gives the colour of a pixel and refuses one outside', () => {
    expect(colourAt(picture(red, grey, grey, red), 1, 1)).toEqual(red);
    expect(() => colourAt(picture(red, grey), 0, 1)).toThrow(RangeError);
  });

  test('differs by the share of pixels that a person would see change', () => {
    const still = picture(grey, grey, grey, grey);
    expect(difference(still, picture(grey, red, grey, grey))).toBe(0.25);
    expect(difference(still, picture([92, 90, 91], grey, grey, grey))).toBe(0);
    expect(distance(red, grey)).toBe(110);
  });

  test('is written as a PNG that holds its pixels', () => {
    const png = pngOf(picture(red, grey, grey, red));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(2);
    const length = png.readUInt32BE(33);
    expect(png.subarray(37, 41).toString()).toBe('IDAT');
    expect([...inflateSync(png.subarray(41, 41 + length))]).toEqual([0, ...red, ...grey, 0, ...grey, ...red]);
  });
});
