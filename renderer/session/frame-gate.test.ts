import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admit, openFrameGate } from './frame-gate.ts';

const FRAME_US = 16_667;

/** Which frames pass, of a screen that changes as `changes` says, sixty frames a second. */
function passed(changes: readonly boolean[]): readonly boolean[] {
  let gate = openFrameGate;
  return changes.map((changed, index) => {
    const verdict = admit(gate, { changed, at: index * FRAME_US });
    gate = verdict.gate;
    return verdict.pass;
  });
}

describe('the frame gate', () => {
  test('lets every change through, and the first frame of all', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 400 }), (changes) => {
        const passes = passed(changes);
        expect(passes[0]).toBe(true);
        expect(changes.filter((changed, index) => changed && passes[index] !== true)).toEqual([]);
      }),
    );
  });

  test('sharpens a still screen with ten frames in half a second, then sends one each two seconds', () => {
    const passes = passed(Array.from({ length: 600 }, (_, index) => index === 0));
    const at = passes.flatMap((pass, index) => (pass ? [index] : []));
    expect(at.slice(0, 11)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30]);
    expect(at.slice(11)).toEqual([150, 270, 390, 510]);
  });

  test('never leaves an onlooker longer than two seconds without a frame', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 200, maxLength: 600 }), (changes) => {
        let silent = 0;
        for (const pass of passed(changes)) {
          silent = pass ? 0 : silent + 1;
          expect(silent * FRAME_US).toBeLessThanOrEqual(2_000_000);
        }
      }),
    );
  });
});
