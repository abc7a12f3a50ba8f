import { describe, expect, it } from 'vitest';
import { fakeClock } from '../../tests/support/workstation/fake-clock.ts';
import { sleepOnceShown } from './sleep-once-shown.ts';

const FRAME_MS = 16;

/** A letter that is being painted, and a main process that hears of it when it is told to. */
function aLetter() {
  const clock = fakeClock(0);
  const heard = Promise.withResolvers<void>();
  const seen = { told: 0, woken: 0 };
  const cancel = sleepOnceShown(
    () => {
      seen.told += 1;
      return heard.promise;
    },
    () => {
      seen.woken += 1;
    },
    { nextFrame: (run) => clock.after(FRAME_MS, run), after: clock.after },
  );
  return { clock, seen, cancel, hear: heard.resolve, hearNothing: () => heard.reject(new Error('the window is gone')) };
}

/** Lets what was promised meanwhile come true. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('[C4] *Accept* sleeps', () => {
  it('until a second after the main process has heard that the letter is painted, however late that was', async () => {
    const { clock, seen, hear } = aLetter();
    clock.advance(FRAME_MS);
    expect(seen.told).toBe(0);
    clock.advance(FRAME_MS);
    expect(seen.told).toBe(1);
    clock.advance(5000);
    await settled();
    expect(seen.woken).toBe(0);
    hear();
    await settled();
    clock.advance(999);
    expect(seen.woken).toBe(0);
    clock.advance(1);
    expect(seen.woken).toBe(1);
  });

  it('for good when nobody has heard of the letter', async () => {
    const { clock, seen, hearNothing } = aLetter();
    clock.advance(2 * FRAME_MS);
    hearNothing();
    await settled();
    clock.advance(5000);
    expect(seen).toEqual({ told: 1, woken: 0 });
  });

  it.each([0, FRAME_MS, 2 * FRAME_MS])('for good when the letter is gone after %i ms', async (ms) => {
    const { clock, seen, hear, cancel } = aLetter();
    clock.advance(ms);
    cancel();
    hear();
    await settled();
    clock.advance(5000);
    expect(seen.woken).toBe(0);
  });
});
