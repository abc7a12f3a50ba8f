/** A picture that a page may show beside the words: PNG or JPEG, by its own first bytes, never by its name. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Null for anything that is not a picture, or one that would cost whoever looks at it too much memory. */
export function pictureSize(head: Uint8Array): PictureSize | null {
  const size = pngSize(head) ?? jpegSize(head);
  return size === null || size.width * size.height > MOST_PIXELS || size.width < 1 || size.height < 1 ? null : size;
}

/** A wall of three screens of 4K. */
const MOST_PIXELS = 3 * 3840 * 2160;

/** Of a file's beginning, what is enough to find a picture's size, in bytes. */
export const PICTURE_HEAD_BYTES = 256 * 1024;

function pngSize(head: Uint8Array): PictureSize | null {
  const isPng = PNG.every((byte, at) => head[at] === byte);
  return isPng && head.length >= 24 ? { width: word(head, 16), height: word(head, 20) } : null;
}

/** The first frame header (ITU T.81, B.2.2) after the segments that come before it. */
function jpegSize(head: Uint8Array): PictureSize | null {
  if (head[0] !== 0xff || head[1] !== 0xd8) return null;
  let at = 2;
  while (at + 9 < head.length) {
    if (head[at] !== 0xff) return null;
    const marker = head[at + 1] ?? 0;
    if (FRAMES.has(marker)) return { height: half(head, at + 5), width: half(head, at + 7) };
    if (marker === 0xda || marker === 0xd9) return null;
    const length = half(head, at + 2);
    if (length < 2) return null;
    at += 2 + length;
  }
  return null;
}

const half = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const word = (bytes: Uint8Array, at: number): number => half(bytes, at) * 0x1_00_00 + half(bytes, at + 2);

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52];
/** Every start of a frame, without the tables that share their range. */
const FRAMES: ReadonlySet<number> = new Set([
  0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf,
]);
