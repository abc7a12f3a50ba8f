import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actualSize, isOn, pictureBox, placeOn } from './picture-geometry.ts';

const hd = { width: 1920, height: 1080 };

/** What the workstation makes of a place: the pixel of its display under it. */
const pixelAt = (share: number, size: number): number => Math.min(size - 1, Math.floor(share * size));

describe('the picture in its element', () => {
  test('is letterboxed above and below a wide picture, left and right of a tall one', () => {
    expect(pictureBox({ left: 10, top: 20, width: 960, height: 740 }, hd)).toEqual({
      left: 10,
      top: 120,
      width: 960,
      height: 540,
    });
    expect(pictureBox({ left: 0, top: 0, width: 1000, height: 500 }, { width: 500, height: 500 })).toEqual({
      left: 250,
      top: 0,
      width: 500,
      height: 500,
    });
  });

  test('bars belong to nobody', () => {
    const picture = pictureBox({ left: 0, top: 0, width: 960, height: 740 }, hd);
    expect(isOn(picture, { x: 480, y: 99 })).toBe(false);
    expect(isOn(picture, { x: 480, y: 100 })).toBe(true);
    expect(isOn(picture, { x: 959.5, y: 639.5 })).toBe(true);
    expect(isOn(picture, { x: 960, y: 300 })).toBe(false);
  });

  test('at its actual size fills as many device pixels as it has', () => {
    expect(actualSize(hd, 1.25)).toEqual({ width: 1536, height: 864 });
  });
});

describe('a point of the picture', () => {
  test.each([
    [{ left: 0, top: 0, width: 1920, height: 1080 }, 1, { x: 0, y: 0 }, [0, 0]],
    [{ left: 0, top: 0, width: 1920, height: 1080 }, 1, { x: 1919, y: 1079 }, [1919, 1079]],
    [{ left: 0, top: 0, width: 960, height: 540 }, 1, { x: 480, y: 270 }, [961, 541]],
    [{ left: -300, top: -200, width: 1920, height: 1080 }, 1, { x: 0, y: 0 }, [300, 200]],
    [{ left: 0, top: 0, width: 1536, height: 864 }, 1.25, { x: 0.8, y: 1.6 }, [1, 2]],
    [{ left: 100, top: 50, width: 960, height: 540 }, 2, { x: 100.5, y: 50.5 }, [1, 1]],
  ])('[I2] in %j at density %d, under %j, is pixel %j', (element, density, point, pixel) => {
    const place = placeOn(pictureBox(element, hd), point, density);
    expect([pixelAt(place.x, 1920), pixelAt(place.y, 1080)]).toEqual(pixel);
  });

  test('[I2] one to one, every pixel is itself, at any scale, scroll and density', () => {
    const density = fc.constantFrom(0.5, 0.75, 1, 1.1, 1.25, 1.5, 1.75, 2, 3);
    fc.assert(
      fc.property(density, fc.nat(1919), fc.nat(1079), fc.integer({ min: -500, max: 500 }), (scale, x, y, scroll) => {
        const element = { left: scroll / scale, top: -scroll / scale, ...actualSize(hd, scale) };
        const point = { x: element.left + x / scale, y: element.top + y / scale };
        const place = placeOn(pictureBox(element, hd), point, scale);
        expect([pixelAt(place.x, 1920), pixelAt(place.y, 1080)]).toEqual([x, y]);
      }),
    );
  });

  test('[I2] at any fit, the pixel is at most one pointer step away from what is under the pointer', () => {
    const length = fc.integer({ min: 100, max: 4000 });
    fc.assert(
      fc.property(length, length, fc.double({ min: 0, max: 1, noNaN: true }), (width, height, along) => {
        const picture = pictureBox({ left: 0, top: 0, width, height }, hd);
        const x = Math.floor(picture.left + along * (picture.width - 1));
        const place = placeOn(picture, { x, y: picture.top }, 1);
        const step = 1920 / picture.width;
        expect(Math.abs(place.x * 1920 - along * 1920)).toBeLessThanOrEqual(2 * step);
      }),
    );
  });

  test('[I2] outside of the picture is its nearest edge, and never outside of 0 to 1', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), fc.nat(3000), fc.nat(3000), (x, y, width, height) => {
        const place = placeOn(pictureBox({ left: 0, top: 0, width, height }, hd), { x, y }, 1);
        for (const share of [place.x, place.y]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
    );
    const picture = pictureBox({ left: 0, top: 0, ...hd }, hd);
    expect(placeOn(picture, { x: -50, y: 5000 }, 1)).toEqual({ x: 0, y: 1 });
  });
});
