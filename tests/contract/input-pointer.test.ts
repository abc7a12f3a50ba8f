import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Injector } from '../../main/modules/input/injector.ts';
import { openNutInjector } from '../../main/modules/input/nut-injector.ts';
import type { Display } from '../../scripts/stage/display.ts';
import { openWitness } from '../../scripts/stage/foreign.ts';
import { openLifetime } from '../../scripts/stage/lifetime.ts';
import { outputOf } from '../../scripts/stage/output-of.ts';
import { until } from '../../scripts/stage/until.ts';
import { aDesktop, anX11Injector } from '../support/x11-input.ts';

const lifetime = openLifetime();
let display: Display;
let witness: Awaited<ReturnType<typeof openWitness>>;

beforeAll(async () => {
  display = await aDesktop(lifetime);
  witness = await openWitness(lifetime, display, { x: 200, y: 200, width: 600, height: 400 });
});
afterAll(() => lifetime.end());

/** nut.js takes its display from the process, once. */
async function aNutInjector(): Promise<Injector> {
  process.env.DISPLAY = display.name;
  const opened = await openNutInjector('linux');
  if (!opened.ok) throw new Error('no nut.js', { cause: opened.failure.cause });
  lifetime.onEnd(() => opened.value.close());
  return opened.value;
}

/** Brings the pointer into the window; gives how much that has seen, once all that came before has reached it. */
async function caughtUp(injector: Injector): Promise<number> {
  const { x, y } = await witness.area();
  injector.movePointer(x + 10, y + 10);
  injector.movePointer(x + 200, y + 150);
  return until('the pointer is in the window', () => {
    const seen = witness.seen();
    const last = seen.at(-1);
    return last?.type === 'moved' && last.x === x + 200 && last.y === y + 150 && seen.length;
  });
}

/** The buttons the foreign window saw go down since `from`, once there are `count`. */
const buttonsSince = (from: number, count: number) =>
  until(`${count} buttons`, () => {
    const pressed = witness
      .seen()
      .slice(from)
      .filter(({ type }) => type === 'button-pressed');
    return pressed.length >= count && pressed.map(({ button }) => button);
  });

describe.each([
  ['x11', () => anX11Injector(lifetime, display)],
  ['nut.js on X11', aNutInjector],
])('the hand of %s', (_name, open) => {
  let injector: Injector;
  beforeAll(async () => {
    injector = await open();
  });

  test('[I2] the pointer goes to the very pixel', async () => {
    for (const [x, y] of [
      [0, 0],
      [640, 401],
      [1279, 799],
      [321, 5],
    ] as const) {
      injector.movePointer(x, y);
      await until(`the pointer is at ${x},${y}`, () => {
        const at = display.probe.pointer();
        return at.x === x && at.y === y;
      });
      expect(await injector.pointerPosition()).toEqual({ x, y });
    }
  });

  test('buttons are those a foreign window sees', async () => {
    const from = await caughtUp(injector);
    for (const button of ['left', 'middle', 'right'] as const) {
      expect(injector.pressButton(button)).toBe('done');
      injector.releaseButton(button);
    }
    expect(await buttonsSince(from, 3)).toEqual([1, 2, 3]);
    await until('no button is down', () => display.probe.pointer().buttons.length === 0);
  });

  test('a wheel turns down, up, right and left, by whole notches', async () => {
    const from = await caughtUp(injector);
    for (const part of [0.5, 0.25, 0.25]) injector.scroll(0, part);
    injector.scroll(0, -2);
    injector.scroll(1, 0);
    injector.scroll(-1, 0);
    expect(await buttonsSince(from, 5)).toEqual([5, 4, 4, 7, 6]);
  });

  test('a drag moves a foreign window', async () => {
    const before = await witness.area();
    const [x, y] = [before.x + 100, before.y - 8];
    injector.movePointer(x, y);
    injector.pressButton('left');
    for (let step = 1; step <= 10; step += 1) injector.movePointer(x + 6 * step, y + 3 * step);
    await until('the window has moved', async () => {
      // The window manager takes the pointer once it has seen the drag, and follows it from then on.
      injector.movePointer(x + 59, y + 30);
      injector.movePointer(x + 60, y + 30);
      const area = await witness.area();
      return area.x === before.x + 60 && area.y === before.y + 30;
    });
    injector.releaseButton('left');
  });

  test('[I3] releasing everything in mid-drag leaves nothing down, and can be repeated', async () => {
    injector.movePointer(500, 400);
    injector.pressKey({ code: 'ShiftLeft', key: 'Shift' });
    injector.pressButton('left');
    injector.pressButton('right');
    injector.movePointer(520, 420);
    await until('two buttons and Shift are down', () => {
      return display.probe.pointer().buttons.join() === '1,3' && display.probe.keysDown().length === 1;
    });
    injector.releaseAll();
    injector.releaseAll();
    await until('nothing is down', () => {
      return display.probe.pointer().buttons.length === 0 && display.probe.keysDown().length === 0;
    });
  });

  test('a button already down is not pressed again, one not down is not released', async () => {
    const from = await caughtUp(injector);
    expect([injector.pressButton('left'), injector.pressButton('left')]).toEqual(['done', 'nothing-to-do']);
    injector.releaseButton('left');
    injector.releaseButton('left');
    injector.pressButton('middle');
    injector.releaseButton('middle');
    expect(await buttonsSince(from, 2)).toEqual([1, 2]);
  });
});

test('a button that nut.js has not is impossible, not another one', async () => {
  const injector = await aNutInjector();
  expect(injector.pressButton('back')).toBe('impossible');
});

test('the other buttons of X11', async () => {
  const injector = anX11Injector(lifetime, display);
  const from = await caughtUp(injector);
  for (const button of ['back', 'forward'] as const) {
    injector.pressButton(button);
    injector.releaseButton(button);
  }
  expect(await buttonsSince(from, 2)).toEqual([8, 9]);
});

test('left is the main button of a left-handed employee too', async () => {
  const injector = anX11Injector(lifetime, display);
  await outputOf('xmodmap', ['-display', display.name, '-e', 'pointer = 3 2 1 4 5 6 7 8 9 10'], display.env);
  const from = await caughtUp(injector);
  injector.pressButton('left');
  injector.releaseButton('left');
  injector.pressButton('right');
  injector.releaseButton('right');
  expect(await buttonsSince(from, 2)).toEqual([1, 3]);
});
