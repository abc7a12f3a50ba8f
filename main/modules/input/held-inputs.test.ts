import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HeldInputs } from './held-inputs.ts';
import type { PointerButton } from './injector.ts';

const code = fc.constantFrom('KeyA', 'KeyB', 'ShiftLeft', 'ControlLeft');
const button = fc.constantFrom<PointerButton[]>('left', 'middle', 'right', 'back', 'forward');
type Act =
  | { readonly type: 'key-down' | 'key-up'; readonly code: string }
  | { readonly type: 'button-down' | 'button-up'; readonly button: PointerButton };
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ type: fc.constantFrom('key-down' as const, 'key-up' as const), code }),
  fc.record({ type: fc.constantFrom('button-down' as const, 'button-up' as const), button }),
);

/** What an operating system would still have down, told only what the bookkeeping says to press and release. */
function play(acts: readonly Act[]) {
  const held = new HeldInputs<string, string>();
  const down = new Set<string>();
  for (const some of acts) {
    if (some.type === 'key-up') down.delete(held.dropKey(some.code) ?? '');
    else if (some.type === 'button-up') down.delete(held.dropButton(some.button) ?? '');
    else if ('code' in some) pressKey(some.code);
    else pressButton(some.button);
  }
  return { held, down };

  function pressKey(pressed: string) {
    if (held.key(pressed) !== undefined) return;
    held.holdKey(pressed, `key ${pressed}`);
    down.add(`key ${pressed}`);
  }

  function pressButton(pressed: PointerButton) {
    if (held.holdsButton(pressed)) return;
    held.holdButton(pressed, `button ${pressed}`);
    down.add(`button ${pressed}`);
  }
}

describe('held inputs', () => {
  test('[I3] draining releases all that is down and nothing else, after any sequence', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const { held, down } = play(acts);
        const drained = held.drain();
        expect(new Set([...drained.keys, ...drained.buttons])).toEqual(down);
        expect(drained.keys.length + drained.buttons.length).toBe(down.size);
        expect(held.drain()).toEqual({ keys: [], buttons: [] });
      }),
    );
  });

  test('the last pressed is released first', () => {
    const held = new HeldInputs<string, string>();
    held.holdKey('ShiftLeft', 'shift');
    held.holdKey('KeyA', 'a');
    expect(held.drain().keys).toEqual(['a', 'shift']);
  });

  test('a key is not forgotten by holding another thing for it', () => {
    const held = new HeldInputs<string, string>();
    held.holdKey('KeyA', 'a');
    expect(() => held.holdKey('KeyA', 'q')).toThrow('not released');
    expect(held.key('KeyA')).toBe('a');
  });
});
