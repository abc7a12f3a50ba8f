/** A place on the shared display: 0 is its left or top edge, 1 its right or bottom edge. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle in CSS pixels, as `getBoundingClientRect` gives it: zoom, scrolling and transforms are in it already. */
export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

/** Where the picture lies in its element: whole, in its own proportions, centred (`object-fit: contain`). */
export function pictureBox(element: Box, picture: Size): Box {
  const scale = Math.min(element.width / picture.width, element.height / picture.height);
  const width = picture.width * scale;
  const height = picture.height * scale;
  return {
    left: element.left + (element.width - width) / 2,
    top: element.top + (element.height - height) / 2,
    width,
    height,
  };
}

/**
 * The place under the middle of the device pixel that a pointer event names; `density` is `devicePixelRatio`.
 * Outside of the picture it is the nearest edge, so that a drag may leave it.
 */
export function placeOn(picture: Box, point: { readonly x: number; readonly y: number }, density: number): Place {
  const middle = 0.5 / density;
  return {
    x: share((point.x + middle - picture.left) / picture.width),
    y: share((point.y + middle - picture.top) / picture.height),
  };
}

/** Whether a pointer event lies on the picture and not on the bars beside it. */
export function isOn(picture: Box, point: { readonly x: number; readonly y: number }): boolean {
  const x = point.x - picture.left;
  const y = point.y - picture.top;
  return x >= 0 && y >= 0 && x < picture.width && y < picture.height;
}

/** The size in CSS pixels at which one pixel of the picture is one pixel of this screen. */
export function actualSize(picture: Size, density: number): Size {
  return { width: picture.width / density, height: picture.height / density };
}

const share = (value: number): number => Math.min(1, Math.max(0, Number.isFinite(value) ? value : 0));
