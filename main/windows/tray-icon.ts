import type { NativeImage } from 'electron';
import { nativeImage } from 'electron';

export type TrayMark = 'quiet' | 'viewed';

/** A ring while nothing happens, a full disc while somebody can see the screen: told apart by shape and by colour. */
export function trayIcon(mark: TrayMark): NativeImage {
  const image = nativeImage.createEmpty();
  for (const scaleFactor of [1, 2]) {
    const size = SIZE * scaleFactor;
    image.addRepresentation({ scaleFactor, width: size, height: size, buffer: draw(mark, size) });
  }
  return image;
}

/** Pixels as blue, green, red, opacity, already multiplied by the opacity. */
function draw(mark: TrayMark, size: number): Buffer {
  const pixels = Buffer.alloc(size * size * 4);
  const middle = (size - 1) / 2;
  for (let at = 0; at < size * size; at += 1) {
    const fromMiddle = Math.hypot((at % size) - middle, Math.floor(at / size) - middle) / (size / 2);
    const opacity = Math.min(edge(fromMiddle, OUTER, size), mark === 'quiet' ? 1 - edge(fromMiddle, INNER, size) : 1);
    for (const [channel, value] of [...COLOURS[mark], 255].entries())
      pixels[at * 4 + channel] = Math.round(value * opacity);
  }
  return pixels;
}

/** 1 inside the radius, 0 outside, and between them over one pixel. */
const edge = (distance: number, radius: number, size: number): number =>
  Math.min(1, Math.max(0, ((radius - distance) * size) / 2 + 0.5));

const SIZE = 22;
const OUTER = 0.92;
const INNER = 0.5;
/** Teal and amber, blue first. */
const COLOURS: Readonly<Record<TrayMark, readonly [number, number, number]>> = {
  quiet: [0x84, 0x8b, 0x1c],
  viewed: [0x14, 0x8f, 0xe8],
};
