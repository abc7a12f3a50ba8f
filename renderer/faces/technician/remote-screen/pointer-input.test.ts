import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputEvent } from '../../../../app/wire/peer.ts';
import { buttonChanges, notchesOf } from './pointer-input.ts';

const place = { x: 0.25, y: 0.5 };
const masks = fc.array(fc.nat(63), { maxLength: 20 });

describe('buttons', () => {
  test('each press and release is told once, at its place', () => {
    expect(buttonChanges(0, 1, place)).toEqual([{ type: 'button-pressed', button: 'left', ...place }]);
    expect(buttonChanges(1, 3, place)).toEqual([{ type: 'button-pressed', button: 'right', ...place }]);
    expect(buttonChanges(3, 4, place)).toEqual([
      { type: 'button-released', button: 'left', ...place },
      { type: 'button-released', button: 'right', ...place },
      { type: 'button-pressed', button: 'middle', ...place },
    ]);
    expect(buttonChanges(24, 24, place)).toEqual([]);
  });

  test('[C7] whatever the order, once nothing is held everything pressed was released', () => {
    fc.assert(
      fc.property(masks, (sequence) => {
        const all = [...sequence, 0];
        const events = all.flatMap((after, index) => buttonChanges(all[index - 1] ?? 0, after, place));
        const down = new Set<string>();
        for (const event of events) {
          if (event.type === 'button-pressed') down.add(event.button);
          else expect(event.type === 'button-released' && down.delete(event.button)).toBe(true);
        }
        expect(down.size).toBe(0);
      }),
    );
  });
});

describe('the wheel', () => {
  const wheel = (over: Partial<Parameters<typeof notchesOf>[0]>) =>
    notchesOf({ deltaX: 0, deltaY: 0, deltaMode: 0, shiftKey: false, ...over });

  test('counts notches in pixels, lines and pages', () => {
    expect(wheel({ deltaY: 120 })).toEqual({ dx: 0, dy: 1 });
    expect(wheel({ deltaY: -6, deltaMode: 1 })).toEqual({ dx: 0, dy: -2 });
    expect(wheel({ deltaY: 1, deltaMode: 2 })).toEqual({ dx: 0, dy: 1 });
    expect(wheel({ deltaY: 6, deltaX: -12 })).toEqual({ dx: -0.1, dy: 0.05 });
  });

  test('is the same where an engine says itself how much a notch is', () => {
    expect(wheel({ deltaY: 53, wheelDeltaX: 0, wheelDeltaY: -120 })).toEqual({ dx: 0, dy: 1 });
    expect(wheel({ deltaY: -100, wheelDeltaX: 0, wheelDeltaY: 120 })).toEqual({ dx: 0, dy: -1 });
    expect(wheel({ deltaX: 53, wheelDeltaX: -120, wheelDeltaY: 0, shiftKey: true })).toEqual({ dx: 0, dy: 1 });
  });

  test('turned aside by Shift, it is turned back: the workstation has the Shift too', () => {
    expect(wheel({ deltaX: 240, shiftKey: true })).toEqual({ dx: 0, dy: 2 });
    expect(wheel({ deltaX: 120 })).toEqual({ dx: 1, dy: 0 });
  });

  test('always fits the contract', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), fc.nat(4), fc.boolean(), (deltaX, deltaY, deltaMode, shiftKey) => {
        const event = { type: 'wheel-turned', ...notchesOf({ deltaX, deltaY, deltaMode, shiftKey }), ...place };
        expect(InputEvent.safeParse(event).success).toBe(true);
      }),
    );
  });
});
