import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../testing/builders.ts';
import { commitmentTo, opens, phraseFor } from './phrase.ts';
import { PHRASE_WORDS } from './phrase-words.ts';

const opening = 'ab'.repeat(32);
const fingerprint = fc.integer({ min: 0, max: 255 }).map(fingerprintOf);

describe('spoken phrase', () => {
  it('[C9] is the same four words for the same certificates and opening, and other words for any other', () => {
    const mine = phraseFor(fingerprintOf(1), fingerprintOf(2), opening);
    expect(phraseFor(fingerprintOf(1), fingerprintOf(2), opening)).toEqual(mine);
    fc.assert(
      fc.property(fingerprint, fingerprint, (console, workstation) => {
        const same = console === fingerprintOf(1) && workstation === fingerprintOf(2);
        expect(phraseFor(console, workstation, opening).join() === mine.join()).toBe(same);
      }),
    );
    expect(phraseFor(fingerprintOf(1), fingerprintOf(2), 'ac'.repeat(32))).not.toEqual(mine);
    expect(phraseFor(fingerprintOf(2), fingerprintOf(1), opening)).not.toEqual(mine);
  });

  it('[C9] an opening fits its own commitment only', () => {
    const commitment = commitmentTo(opening);
    expect(opens(commitment, opening)).toBe(true);
    expect(opens(commitment, 'ac'.repeat(32))).toBe(false);
  });

  it('has 256 short words of letters alone, no two of which are one letter apart', () => {
    expect(PHRASE_WORDS).toHaveLength(256);
    for (const word of PHRASE_WORDS) expect(word).toMatch(/^[a-z]{4,10}$/);
    const close = PHRASE_WORDS.flatMap((one, index) =>
      PHRASE_WORDS.slice(0, index)
        .filter((other) => lettersBetween(one, other) < 2)
        .map((other) => [one, other]),
    );
    expect(close).toEqual([]);
  });
});

/** How many letters have to be put in, left out or changed to make one word of the other. */
function lettersBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, its] of [...other].entries())
      next.push(
        Math.min((row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1, (row[column] ?? 0) + (letter === its ? 0 : 1)),
      );
    row = next;
  }
  return row[other.length] ?? 0;
}
