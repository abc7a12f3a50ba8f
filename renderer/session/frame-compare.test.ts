import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differs } from './frame-compare.ts';

const frame = fc
  .record({ rowWords: fc.integer({ min: 1, max: 12 }), rows: fc.integer({ min: 4, max: 24 }), tail: fc.nat(3) })
  .chain(({ rowWords, rows, tail }) =>
    fc.record({
      rowWords: fc.constant(rowWords),
      rows: fc.constant(rows),
      words: fc.int32Array({ minLength: rowWords * rows + tail, maxLength: rowWords * rows + tail }),
      turn: fc.nat(100),
      place: fc.nat(10_000),
    }),
  );

describe('the comparison of two frames', () => {
  test('finds no difference in equal frames', () => {
    fc.assert(
      fc.property(frame, ({ words, rowWords, turn }) => {
        expect(differs(words, words.slice(), { rowWords, turn })).toBe(false);
      }),
    );
  });

  test('finds the smallest change within four frames, wherever it is', () => {
    fc.assert(
      fc.property(frame, ({ words, rowWords, turn, place }) => {
        const changed = words.slice();
        const at = place % words.length;
        changed[at] = (words[at] ?? 0) ^ 1;
        const looks = [0, 1, 2, 3].map((later) => differs(changed, words, { rowWords, turn: turn + later }));
        expect(looks).toContain(true);
      }),
    );
  });

  test('finds a change four rows high in the very frame that brings it', () => {
    fc.assert(
      fc.property(frame, ({ words, rowWords, rows, turn, place }) => {
        const changed = words.slice();
        const top = place % (rows - 3);
        for (let row = top; row < top + 4; row += 1) changed[row * rowWords] = (words[row * rowWords] ?? 0) ^ 255;
        expect(differs(changed, words, { rowWords, turn })).toBe(true);
      }),
    );
  });
});
