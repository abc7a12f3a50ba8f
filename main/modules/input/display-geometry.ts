import type { Point } from './injector.ts';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A display as Electron's `screen` tells it. */
export interface DisplayGeometry {
  /** Device-independent pixels, in the virtual desktop's own DIP space. */
  readonly bounds: Rectangle;
  readonly scaleFactor: number;
  /**
   * Top left corner in physical pixels. Where displays differ in scale it can't be computed from `bounds` alone: on
   * Windows it is `screen.dipToScreenPoint(bounds)`; on X11, where all displays share one scale, it may be left out.
   */
  readonly physicalOrigin?: Point;
}

/** Which pixels the injector of a platform counts in. */
export type PixelSpace = 'physical' | 'device-independent';

/** macOS places the pointer in points, which are Electron's DIP; Windows and X11 in physical pixels. */
export function pixelSpaceOf(platform: NodeJS.Platform): PixelSpace {
  return platform === 'darwin' ? 'device-independent' : 'physical';
}

/**
 * Where a point of the shared picture is on the desktop: `across` and `down` go from 0 (left, top) to 1 (right, bottom)
 * of the display. Never outside the display, whatever is asked.
 */
export function toDesktop(across: number, down: number, display: DisplayGeometry, space: PixelSpace): Point {
  const area = areaOf(display, space);
  return { x: along(across, area.x, area.width), y: along(down, area.y, area.height) };
}

function areaOf({ bounds, scaleFactor, physicalOrigin }: DisplayGeometry, space: PixelSpace): Rectangle {
  if (space === 'device-independent') return bounds;
  return {
    x: physicalOrigin?.x ?? Math.round(bounds.x * scaleFactor),
    y: physicalOrigin?.y ?? Math.round(bounds.y * scaleFactor),
    width: Math.round(bounds.width * scaleFactor),
    height: Math.round(bounds.height * scaleFactor),
  };
}

/** Pixel `n` covers shares n/length up to (n+1)/length, so a share falls on the pixel that shows it. */
function along(share: number, start: number, length: number): number {
  const pixel = Math.floor(share * length);
  return start + Math.min(Math.max(pixel, 0), length - 1);
}
