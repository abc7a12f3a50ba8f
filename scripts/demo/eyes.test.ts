import { describe, expect, test } from 'vitest';
import type { Colour, Picture } from '../stage/x11/picture.ts';
import { shareOf, variety } from './eyes.ts';

const row = (...colours: readonly Colour[]): Picture => ({
  width: colours.length,
  height: 1,
  pixels: Uint8Array.from(colours.flat()),
});
const blue: Colour = [58, 82, 107];

describe('what an eye sees in a picture', () => {
  test('is the share of a colour, compression forgiven', () => {
    expect(shareOf(row(blue, [70, 70, 100], [255, 255, 255], [0, 0, 0]), blue)).toBe(0.5);
    expect(shareOf(row([255, 255, 255]), blue)).toBe(0);
  });

  test('is one colour in an empty window, more where something is painted', () => {
    expect(variety(row([250, 250, 250], [251, 252, 250], [255, 255, 255]))).toBe(1);
    expect(variety(row([250, 250, 250], [10, 10, 10], blue))).toBe(3);
  });
});
