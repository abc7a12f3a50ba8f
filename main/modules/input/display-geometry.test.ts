import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DisplayGeometry } from './display-geometry.ts';
import { pixelSpaceOf, toDesktop } from './display-geometry.ts';

const rectangle = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
const full: DisplayGeometry = { bounds: rectangle(0, 0, 1920, 1080), scaleFactor: 1 };

describe('[I2] a point of the picture on the desktop', () => {
  test.each([
    ['100 %', full, [0, 0], [0, 0]],
    ['100 %, last pixel', full, [1, 1], [1919, 1079]],
    ['100 %, middle', full, [0.5, 0.5], [960, 540]],
    ['125 %', { bounds: rectangle(0, 0, 1536, 864), scaleFactor: 1.25 }, [0.5, 0.5], [960, 540]],
    ['125 %, last pixel', { bounds: rectangle(0, 0, 1536, 864), scaleFactor: 1.25 }, [1, 1], [1919, 1079]],
    ['150 %', { bounds: rectangle(0, 0, 1280, 720), scaleFactor: 1.5 }, [0.25, 0.75], [480, 810]],
    ['200 %', { bounds: rectangle(0, 0, 1920, 1080), scaleFactor: 2 }, [0.5, 0.5], [1920, 1080]],
    ['left of the first', { bounds: rectangle(-1280, -200, 1280, 1024), scaleFactor: 1 }, [0, 0], [-1280, -200]],
    ['left of it, last pixel', { bounds: rectangle(-1280, -200, 1280, 1024), scaleFactor: 1 }, [1, 1], [-1, 823]],
    [
      'at 150 % right of one at 100 %, as Windows tells it',
      { bounds: rectangle(1920, 0, 1280, 720), scaleFactor: 1.5, physicalOrigin: { x: 1920, y: 0 } },
      [0.5, 0.5],
      [2880, 540],
    ],
    [
      'at 100 % left of one at 200 %, as Windows tells it',
      { bounds: rectangle(-1920, 60, 1920, 1080), scaleFactor: 1, physicalOrigin: { x: -1920, y: 120 } },
      [0, 1],
      [-1920, 1199],
    ],
    [
      'at 200 % right of another, as X11 tells it',
      { bounds: rectangle(960, 0, 960, 540), scaleFactor: 2 },
      [0, 0],
      [1920, 0],
    ],
  ] satisfies [string, DisplayGeometry, [number, number], [number, number]][])('%s', (_name, display, at, expected) => {
    expect(toDesktop(at[0], at[1], display, 'physical')).toEqual({ x: expected[0], y: expected[1] });
  });

  test('macOS counts in points, whatever the scale', () => {
    const retina: DisplayGeometry = { bounds: rectangle(-1440, 0, 1440, 900), scaleFactor: 2 };
    expect(toDesktop(0.5, 0.5, retina, pixelSpaceOf('darwin'))).toEqual({ x: -720, y: 450 });
    expect(toDesktop(0.5, 0.5, retina, pixelSpaceOf('win32'))).toEqual({ x: -1440, y: 900 });
  });

  test('the middle of every pixel of the picture is that pixel', () => {
    const width = fc.integer({ min: 1, max: 8000 });
    fc.assert(
      fc.property(width, fc.nat(), fc.integer({ min: -8000, max: 8000 }), (size, some, x) => {
        const pixel = some % size;
        const display: DisplayGeometry = { bounds: rectangle(x, 0, size, 10), scaleFactor: 1 };
        expect(toDesktop((pixel + 0.5) / size, 0, display, 'physical').x).toBe(x + pixel);
      }),
    );
  });

  test('never outside the display, whatever is asked', () => {
    const share = fc.double({ min: -10, max: 10, noNaN: true });
    const scaleFactor = fc.constantFrom(1, 1.25, 1.5, 1.75, 2, 2.5, 3);
    const size = fc.integer({ min: 1, max: 8000 });
    const origin = fc.integer({ min: -8000, max: 8000 });
    fc.assert(
      fc.property(share, share, scaleFactor, size, size, origin, origin, (across, down, scale, width, height, x, y) => {
        const display: DisplayGeometry = {
          bounds: rectangle(x, y, width, height),
          scaleFactor: scale,
          physicalOrigin: { x, y },
        };
        const at = toDesktop(across, down, display, 'physical');
        expect(at.x).toBeGreaterThanOrEqual(x);
        expect(at.y).toBeGreaterThanOrEqual(y);
        expect(at.x).toBeLessThan(x + Math.round(width * scale));
        expect(at.y).toBeLessThan(y + Math.round(height * scale));
      }),
    );
  });
});
