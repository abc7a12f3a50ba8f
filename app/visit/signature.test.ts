import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELD, MOST_POINTS, pathOf, SignatureGiven, Strokes } from './signature.ts';

const point = fc.record({
  x: fc.integer({ min: 0, max: FIELD.width }),
  y: fc.integer({ min: 0, max: FIELD.height }),
});

describe('[V5] a signature', () => {
  it('is drawn of numbers and two letters, whatever was signed', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 50 }), (stroke) => {
        expect(pathOf(stroke)).toMatch(/^M\d+ \d+(?:L\d+ \d+)+$/);
      }),
    );
  });

  it('holds nothing but points within its field: no text, no code, no more than can be drawn', () => {
    const one = { x: 1, y: 1 };
    for (const strokes of [
      [],
      [[]],
      [['M0 0"/><script>alert(1)</script>']],
      [[{ x: '1', y: 1 }]],
      [[{ x: FIELD.width + 1, y: 0 }]],
      [[{ x: 0.5, y: 0 }]],
      [[{ x: Number.NaN, y: 0 }]],
      Array.from({ length: 7 }, () => Array.from({ length: MOST_POINTS / 6 }, () => one)),
    ])
      expect(Strokes.safeParse(strokes).success, JSON.stringify(strokes).slice(0, 60)).toBe(false);
    const parsed = Strokes.parse([[{ ...one, onload: 'alert(1)' }]]);
    expect(parsed).toEqual([[one]]);
  });

  it('without a pointer is a name and a tick, both', () => {
    expect(SignatureGiven.safeParse({ how: 'typed', name: 'Élise Martin', ticked: true }).success).toBe(true);
    expect(SignatureGiven.safeParse({ how: 'typed', name: 'Élise Martin', ticked: false }).success).toBe(false);
    expect(SignatureGiven.safeParse({ how: 'typed', name: 'Élise Martin' }).success).toBe(false);
    expect(SignatureGiven.safeParse({ how: 'typed', name: ' ', ticked: true }).success).toBe(false);
  });

  it('that is missing says why', () => {
    expect(SignatureGiven.safeParse({ how: 'none', words: '' }).success).toBe(false);
    expect(SignatureGiven.safeParse({ how: 'none', words: 'Personne sur place' }).success).toBe(true);
  });
});
