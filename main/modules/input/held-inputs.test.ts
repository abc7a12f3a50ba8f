import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HeldInputs } from './held-inputs.ts';
import type { PointerButton } from './injector.ts';

const code = fc.constantFrom('KeyA', 'KeyB', 'ShiftLeft', 'ControlLeft');
const button = fc.constantFrom<PointerButton>('left', 'middle', 'right', 'back', 'forward');
const act = fc.oneof(
  fc.record({ type: fc.constantFrom('key-down', 'key-up'), on: code }),
  fc.record({ type: fc.constantFrom('button-down', 'button-up'), on: button }),
);

/** What an operating system would still have down, told only what the bookkeeping says to press and release. */
function play(acts: readonly { type: string; on: string }[]) {
  const held = new HeldInputs<string, string>();
  const down = new Set<string>();
  for (const { type, on } of acts) {
    if (type === 'key-down' && held.key(on) === undefined) {
      held.holdKey(on, `key ${on}`);
      down.add(`key ${on}`);
    } else if (type === 'key-up') down.delete(held.dropKey(on) ?? '');
    else if (type === 'button-down' && !held.holdsButton(on as PointerButton)) {
      held.holdButton(on as PointerButton, `button ${on}`);
      down.add(`button ${on}`);
    } else if (type === 'button-up') down.delete(held.dropButton(on as PointerButton) ?? '');
  }
  return { held, down };
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
