import { describe, expect, it } from 'vitest';
import { aDisplay, settled } from '../../../tests/support/workstation/a-workstation.ts';
import { fakeClock } from '../../../tests/support/workstation/fake-clock.ts';
import { silentLog } from '../../../tests/support/workstation/memory-keep.ts';
import { recordingInjector } from '../../../tests/support/workstation/recording-injector.ts';
import { toDesktop } from '../input/display-geometry.ts';
import type { Point } from '../input/injector.ts';
import type { InputRefusal } from './input-guard.ts';
import { guardInput } from './input-guard.ts';

async function aGuard() {
  const clock = fakeClock();
  const injector = recordingInjector();
  const state: { refusal: InputRefusal | null } = { refusal: null };
  const guard = guardInput({
    ports: {
      surroundings: { isOwnWindow: () => false, ownWindowHasFocus: () => false, consentIsOpen: () => false },
      placePointer: (x, y, geometry) => toDesktop(x, y, geometry, 'physical'),
      openInjector: () => Promise.resolve(injector),
      log: silentLog,
    },
    clock,
    geometry: () => aDisplay.geometry,
    reference: 'INC-2026-000042',
    permitted: () => state.refusal,
    heldChanged: () => undefined,
  });
  guard.begin();
  await settled();
  return { clock, injector, guard, state };
}

const move = (x: number) => ({ type: 'pointer-moved', x, y: 0.5 }) as const;
const wheel = (x: number) => ({ type: 'wheel-turned', dx: 0, dy: 1, x, y: 0.5 }) as const;
const press = (x: number) => ({ type: 'button-pressed', button: 'left', x, y: 0.5 }) as const;

describe('the pace of the pointer', () => {
  it('moves at once, and again within eight milliseconds to the latest point alone', async () => {
    const { clock, injector, guard } = await aGuard();
    for (const x of [0.1, 0.2, 0.3]) guard.take(move(x));
    expect(injector.acts).toEqual(['move 100 250']);
    clock.advance(8);
    expect(injector.acts).toEqual(['move 100 250', 'move 300 250']);
    clock.advance(100);
    expect(injector.acts).toHaveLength(2);
  });

  it('lets a press through at once, where it was made', async () => {
    const { clock, injector, guard } = await aGuard();
    for (const event of [move(0.1), move(0.2), press(0.3)]) expect(guard.take(event)).toBeNull();
    clock.advance(100);
    expect(injector.acts).toEqual(['move 100 250', 'move 300 250', 'press left']);
  });

  it('has the pointer in its place before a key is pressed', async () => {
    const { injector, guard } = await aGuard();
    for (const event of [move(0.1), move(0.2)]) guard.take(event);
    guard.take({ type: 'key-pressed', code: 'KeyQ', key: 'a' });
    expect(injector.acts).toEqual(['move 100 250', 'move 200 250', 'key a']);
  });

  it('[C1] does not move later what may not be moved any more', async () => {
    const { clock, injector, guard, state } = await aGuard();
    for (const event of [move(0.1), move(0.2)]) guard.take(event);
    state.refusal = 'withdrawn';
    clock.advance(100);
    expect(injector.acts).toEqual(['move 100 250']);
  });

  it('refuses presses and turns that jump about faster than a hand', async () => {
    const { guard } = await aGuard();
    const refusals = Array.from({ length: 40 }, (_, at) => guard.take(wheel(at % 2 === 0 ? 0.1 : 0.9)));
    expect(refusals.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => null));
    expect(refusals.at(-1)).toBe('too-fast');
  });
});

describe('a shortcut whose modifier did not come through', () => {
  const control = { type: 'key-pressed', code: 'ControlLeft', key: 'Control' } as const;
  const letter = { type: 'key-pressed', code: 'KeyA', key: 'a' } as const;

  it('[I1] is the same shortcut once it may: never the letter alone', async () => {
    const { injector, guard, state } = await aGuard();
    state.refusal = 'consent-open';
    expect(guard.take(control)).toBe('consent-open');
    state.refusal = null;
    expect(guard.take(letter)).toBeNull();
    expect(injector.acts).toEqual(['key Control', 'key a']);
  });

  it('[C6] nor after the employee’s hand had it let go of', async () => {
    const { clock, injector, guard } = await aGuard();
    guard.take(control);
    injector.touch(true);
    guard.look();
    injector.touch(false);
    expect([...injector.down]).toEqual([]);
    clock.advance(2000);
    guard.take(letter);
    expect([...injector.down]).toEqual(['ControlLeft', 'KeyA']);
  });

  it.each([
    ['it was released', { type: 'key-released', code: 'ControlLeft' }],
    ['everything was let go of', { type: 'all-released' }],
  ] as const)('is the letter when %s meanwhile', async (_, event) => {
    const { injector, guard, state } = await aGuard();
    state.refusal = 'consent-open';
    guard.take(control);
    guard.take(event);
    state.refusal = null;
    guard.take(letter);
    expect([...injector.down]).toEqual(['KeyA']);
  });

  it('[C7] is the letter when the hand was taken away meanwhile', async () => {
    const { injector, guard } = await aGuard();
    guard.take(control);
    guard.releaseAll();
    guard.take(letter);
    expect([...injector.down]).toEqual(['KeyA']);
  });

  it('presses nothing for a pointer that only moves', async () => {
    const { injector, guard } = await aGuard();
    guard.take(control);
    guard.letUp();
    guard.take(move(0.3));
    expect([...injector.down]).toEqual([]);
  });
});

describe('the employee’s own hand', () => {
  it.each([
    ['moves to one point', () => move(0.5)],
    ['moves over a small area', (at: number) => move(0.5 + (at % 16) * 0.004)],
    ['turns the wheel at one point', () => wheel(0.5)],
    ['turns the wheel at two points', (at: number) => wheel(at % 2 === 0 ? 0.5 : 0.51)],
  ])('[C6] gets away from a console that %s a thousand times a second', async (_, event) => {
    const { clock, injector, guard } = await aGuard();
    guard.take(event(0));
    await seenAfter(300, (at) => {
      // 300 pixels a second, against whatever the console does.
      const { x, y } = injector.pointerPosition() as Point;
      injector.moveByHand({ x: x + 0.3, y });
      guard.take(event(at));
      if (at % 100 === 0) guard.look();
      clock.advance(1);
    });
    expect(guard.heldByEmployee()).toBe(true);
    const acts = injector.acts.length;
    for (let at = 0; at < 500; at += 1) {
      guard.take(event(at));
      clock.advance(1);
    }
    expect(injector.acts).toHaveLength(acts);
  });

  it('[C6] is noticed by a key or a button of its own', async () => {
    const { injector, guard } = await aGuard();
    guard.take({ type: 'key-pressed', code: 'MetaLeft', key: 'Meta' });
    injector.touch(true);
    guard.look();
    await settled();
    expect([...injector.down]).toEqual([]);
    expect(guard.take({ type: 'key-pressed', code: 'MetaLeft', key: 'Meta' })).toBe('local-hand');
  });

  it('is not seen in a technician who moves, presses and turns', async () => {
    const { clock, injector, guard } = await aGuard();
    for (let at = 0; at < 2000; at += 1) {
      if (at % 16 === 0) guard.take(move((at % 1000) / 1000));
      if (at % 160 === 0) guard.take(press((at % 1000) / 1000));
      if (at % 100 === 0) guard.look();
      clock.advance(1);
    }
    await settled();
    expect(guard.heldByEmployee()).toBe(false);
    expect(injector.acts.length).toBeGreaterThan(120);
  });
});

async function seenAfter(times: number, step: (at: number) => void): Promise<void> {
  for (let at = 1; at <= times; at += 1) step(at);
  await settled();
}
