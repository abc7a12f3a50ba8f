import { z } from 'zod';
import { Instant, PersonName, Words } from '../kernel/scalars.ts';

/** The field that is signed in, whatever its size on a screen. */
export const FIELD = { width: 1000, height: 300 } as const;

const Point = z.object({
  x: z.number().int().min(0).max(FIELD.width),
  y: z.number().int().min(0).max(FIELD.height),
});
export type Point = z.infer<typeof Point>;

/** From where the pen came down to where it was lifted. */
const Stroke = z.array(Point).min(1).max(500);
export type Stroke = z.infer<typeof Stroke>;

export const MOST_POINTS = 3000;

export const Strokes = z
  .array(Stroke)
  .min(1)
  .max(60)
  .refine((all) => all.reduce((sum, { length }) => sum + length, 0) <= MOST_POINTS, { message: 'too many points' });
export type Strokes = z.infer<typeof Strokes>;

const drawn = { how: z.literal('drawn'), name: PersonName, strokes: Strokes };
/** A name that was typed, and a box that was ticked: for whoever uses no pointer. */
const typed = { how: z.literal('typed'), name: PersonName };
/** Nobody could or would sign; `words` is why. */
const none = { how: z.literal('none'), words: Words };

/** As it is given on the technician's screen. */
export const SignatureGiven = z.discriminatedUnion('how', [
  z.object(drawn),
  z.object({ ...typed, ticked: z.literal(true) }),
  z.object(none),
]);
export type SignatureGiven = z.infer<typeof SignatureGiven>;

/** As it is kept, with the broker's own time. */
export const Signature = z.discriminatedUnion('how', [
  z.object({ ...drawn, at: Instant }),
  z.object({ ...typed, at: Instant }),
  z.object({ ...none, at: Instant }),
]);
export type Signature = z.infer<typeof Signature>;

/** A stroke as the data of an SVG path: numbers and two letters, whatever was drawn. A mere tap is a dot. */
export function pathOf(stroke: Stroke): string {
  const [first, ...rest] = stroke;
  if (first === undefined) return '';
  const last = rest.length === 0 ? [first] : rest;
  return `M${first.x} ${first.y}${last.map(({ x, y }) => `L${x} ${y}`).join('')}`;
}
