import type { BrowserContext } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeText } from '../../app/wire/envelope.ts';
import type { ConsoleMessage } from '../../app/wire/peer.ts';
import { consoleMessages } from '../../app/wire/peer.ts';
import { openBrowser } from '../../scripts/stage/browser.ts';
import { serveBuilt } from '../../scripts/stage/built-pages.ts';
import type { Display } from '../../scripts/stage/display.ts';
import { startDisplay } from '../../scripts/stage/display.ts';
import { openWitness } from '../../scripts/stage/foreign.ts';
import { openLifetime } from '../../scripts/stage/lifetime.ts';
import { until } from '../../scripts/stage/until.ts';
import type { PhysicalKey } from '../../scripts/stage/x11/keycodes.ts';
import type { PeerTrial } from '../support/peer-trial/peer-trial.ts';
import { openPeerTrial } from '../support/peer-trial/peer-trial.ts';

const lifetime = openLifetime();
let near: Display;
let contexts: { console: BrowserContext; workstation: BrowserContext };
let pages: { console: string; session: string };
let trial: PeerTrial;

beforeAll(async () => {
  const numbers = process.env.ACCORD_STAGE_DISPLAYS;
  const wish = { kind: 'virtual', width: 1280, height: 800, numbers } as const;
  near = await startDisplay(lifetime, { ...wish, layout: 'fr', title: 'Console' });
  const far = await startDisplay(lifetime, { ...wish, layout: 'us', title: 'Workstation' });
  const flags = (process.env.ACCORD_CHROMIUM_FLAGS ?? '').split(' ').filter(Boolean);
  contexts = {
    console: await openBrowser(lifetime, near, flags),
    workstation: await openBrowser(lifetime, far, [...flags, '--auto-select-desktop-capture-source=Entire screen']),
  };
  pages = await serveBuilt(lifetime, {
    console: 'tests/support/peer-trial/console.html',
    session: 'renderer/session.html',
  });
  trial = await openPeerTrial(contexts, pages, { driving: true });
  await until('a frame is on the glass', () => trial.console.evaluate(() => window.trial.framesShown() === 1));
  await trial.console.evaluate(rememberFrame);
  near.probe.moveTo(600, 400);
  await until('its frame is known', () => trial.console.evaluate(() => document.body.dataset.frame !== undefined));
  await trial.console.waitForTimeout(QUIET_MS);
});

afterAll(() => lifetime.end());

/** What the console sent because of `act`, once there is as much as `count`; a moment later there is no more. */
async function sentBy(act: () => void | Promise<void>, count: number): Promise<readonly ConsoleMessage[]> {
  const before = trial.received.length;
  await act();
  await until(`${count} messages came`, () => trial.received.length >= before + count);
  await trial.console.waitForTimeout(QUIET_MS);
  return trial.received.slice(before).map((text) => {
    const message = decodeText(consoleMessages, text);
    if (!message.ok) throw new Error(`the contract refuses ${text}: ${message.failure.type}`);
    return message.value;
  });
}

/** Long enough for whatever else an act would have sent. */
const QUIET_MS = 80;

const tap = (...keys: readonly PhysicalKey[]): void => {
  for (const key of keys) near.probe.keyDown(key);
  for (const key of keys.toReversed()) near.probe.keyUp(key);
};

/** Only what was typed: which character, under which modifiers. */
const pressedKeys = (messages: readonly ConsoleMessage[]): readonly string[] =>
  messages.flatMap((message) => (message.type === 'key-pressed' ? [message.key] : []));

describe('the pointer', () => {
  test('[I2] a move, a press and a release are at the same pixel of the workstation', async () => {
    const spot = await spotOf(400, 300);
    const act = async () => {
      near.probe.moveTo(spot.x, spot.y);
      await trial.console.waitForTimeout(QUIET_MS);
      near.probe.press('left');
      near.probe.release('left');
    };
    const messages = await sentBy(act, 3);
    expect(messages.map(({ type }) => type)).toEqual(['pointer-moved', 'button-pressed', 'button-released']);
    for (const message of messages) {
      if (!('x' in message)) throw new Error('each of them has a place');
      // The picture is a little smaller than the screen: a pixel of the console is a little more than one of it.
      expect(Math.abs(message.x * 1280 - 400.5)).toBeLessThan(1.2);
      expect(Math.abs(message.y * 800 - 300.5)).toBeLessThan(1.2);
    }
  });

  test('a drag may leave the picture, and ends at its edge', async () => {
    const spot = await spotOf(400, 300);
    near.probe.moveTo(spot.x, spot.y);
    const drag = async () => {
      near.probe.press('left');
      near.probe.moveTo(2, 2);
      await trial.console.waitForTimeout(QUIET_MS);
      near.probe.release('left');
    };
    const messages = await sentBy(drag, 3);
    expect(messages.filter(({ type }) => type === 'button-pressed')).toHaveLength(1);
    expect(messages.at(-1)).toEqual({ type: 'button-released', button: 'left', x: 0, y: 0 });
  });

  test('two buttons at once are two presses and two releases', async () => {
    const spot = await spotOf(200, 200);
    near.probe.moveTo(spot.x, spot.y);
    await trial.console.waitForTimeout(QUIET_MS);
    const chord = () => {
      near.probe.press('left');
      near.probe.press('right');
      near.probe.release('left');
      near.probe.release('right');
    };
    expect(await sentBy(chord, 4)).toMatchObject([
      { type: 'button-pressed', button: 'left' },
      { type: 'button-pressed', button: 'right' },
      { type: 'button-released', button: 'left' },
      { type: 'button-released', button: 'right' },
    ]);
  });

  test('a notch of the wheel is one notch, with Shift as without', async () => {
    const notch = () => {
      near.probe.press('wheelDown');
      near.probe.release('wheelDown');
    };
    expect(await sentBy(notch, 1)).toMatchObject([{ type: 'wheel-turned', dx: 0, dy: 1 }]);
    near.probe.keyDown('ShiftLeft');
    const shifted = await sentBy(notch, 1);
    await sentBy(() => near.probe.keyUp('ShiftLeft'), 1);
    expect(shifted.at(-1)).toMatchObject({ type: 'wheel-turned', dx: 0, dy: 1 });
  });
});

describe('the keyboard of an AZERTY console', () => {
  test('[I1] letters, shifted digits and AltGr characters arrive as the characters they are', async () => {
    expect(await sentBy(() => tap('KeyQ'), 2)).toEqual([
      { type: 'key-pressed', code: 'KeyQ', key: 'a' },
      { type: 'key-released', code: 'KeyQ' },
    ]);
    expect(pressedKeys(await sentBy(() => tap('ShiftLeft', 'Digit1'), 4))).toEqual(['Shift', '1']);
    expect(pressedKeys(await sentBy(() => tap('AltRight', 'Digit0'), 2))).toEqual(['@']);
  });

  test('[I1] dead keys arrive as the accented letter, and leave no modifier down', async () => {
    const circumflex = () => {
      tap('BracketLeft');
      tap('KeyE');
    };
    expect(pressedKeys(await sentBy(circumflex, 2))).toEqual(['ê']);
    const diaeresis = () => {
      tap('ShiftLeft', 'BracketLeft');
      tap('KeyI');
    };
    const messages = await sentBy(diaeresis, 4);
    expect(pressedKeys(messages)).toEqual(['Shift', 'ï']);
    expect(messages).toContainEqual({ type: 'key-released', code: 'ShiftLeft' });
  });

  test('[I1] a modifier that is pressed while the pointer moves stays down until it is let go of', async () => {
    const spot = await spotOf(500, 300);
    for (let round = 0; round < 5; round += 1) {
      const messages = await sentBy(async () => {
        near.probe.moveTo(spot.x + round, spot.y);
        near.probe.keyDown('ShiftLeft');
        await trial.console.waitForTimeout(QUIET_MS);
        near.probe.press('left');
        near.probe.release('left');
        await trial.console.waitForTimeout(QUIET_MS);
        near.probe.keyUp('ShiftLeft');
      }, 4);
      const types = messages.flatMap(({ type }) => (type === 'pointer-moved' ? [] : [type]));
      expect(types).toEqual(['key-pressed', 'button-pressed', 'button-released', 'key-released']);
    }
  });

  test("commands go to the workstation, and the browser's own stay undone", async () => {
    const before = trial.console.url();
    expect(pressedKeys(await sentBy(() => tap('ControlLeft', 'KeyS'), 4))).toEqual(['Control', 's']);
    expect(pressedKeys(await sentBy(() => tap('ControlLeft', 'KeyR'), 4))).toEqual(['Control', 'r']);
    expect(pressedKeys(await sentBy(() => tap('Tab'), 2))).toEqual(['Tab']);
    expect(trial.console.url()).toBe(before);
    expect(pressedKeys(await sentBy(() => tap('KeyQ'), 2))).toEqual(['a']);
  });

  test('[C7] whatever takes the keyboard away lets go of everything', async () => {
    near.probe.keyDown('ControlLeft');
    const messages = await sentBy(() => trial.console.locator('textarea').blur(), 2);
    near.probe.keyUp('ControlLeft');
    expect(messages.at(-1)).toEqual({ type: 'all-released' });

    // A driven page always believes that it has the keyboard; this one shall know when another window takes it.
    const page = await contexts.console.newCDPSession(trial.console);
    await page.send('Emulation.setFocusEmulationEnabled', { enabled: false });
    await trial.console.locator('textarea').focus();
    const spot = await spotOf(300, 300);
    near.probe.moveTo(spot.x, spot.y);
    near.probe.press('left');
    const aside = { x: 900, y: 500, width: 200, height: 200 };
    const hidden = await sentBy(async () => {
      const other = await openWitness(lifetime, near, aside);
      await other.focus();
      await other.running.stop();
    }, 3);
    near.probe.release('left');
    await page.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    expect(hidden).toContainEqual({ type: 'all-released' });
  });

  test('Ctrl + Alt + Shift + Escape gives the keyboard back, and no Escape is sent', async () => {
    await trial.console.locator('textarea').focus();
    const messages = await sentBy(() => tap('ControlLeft', 'AltLeft', 'ShiftLeft', 'Escape'), 4);
    expect(pressedKeys(messages)).not.toContain('Escape');
    expect(messages).toContainEqual({ type: 'all-released' });
    expect(await trial.console.evaluate(() => window.trial.left())).toBe(1);
    const silent = trial.received.length;
    tap('KeyQ');
    await trial.console.waitForTimeout(QUIET_MS);
    expect(trial.received.length).toBe(silent);
  });
});

/** Where on the console's display a pixel of the workstation's is shown. */
async function spotOf(x: number, y: number): Promise<{ readonly x: number; readonly y: number }> {
  const corner = await trial.console.evaluate(cornerOfPage);
  return { x: Math.floor(corner.x + (x + 0.5) * corner.scale), y: Math.floor(corner.y + (y + 0.5) * corner.scale) };
}

/** The picture's corner on the display, and its scale; the window's frame is read off the last pointer event. */
function cornerOfPage(): { x: number; y: number; scale: number } {
  const video = document.querySelector('video');
  if (video === null) throw new Error('no picture');
  const box = video.getBoundingClientRect();
  const scale = Math.min(box.width / video.videoWidth, box.height / video.videoHeight);
  const [left, top] = (document.body.dataset.frame ?? '').split(' ').map(Number);
  return {
    x: (left ?? Number.NaN) + box.left + (box.width - video.videoWidth * scale) / 2,
    y: (top ?? Number.NaN) + box.top + (box.height - video.videoHeight * scale) / 2,
    scale,
  };
}

/** Keeps on the page where its own corner is on the display. */
function rememberFrame(): void {
  document.addEventListener('pointermove', ({ screenX: x, screenY: y, clientX, clientY }) => {
    document.body.dataset.frame = `${x - clientX} ${y - clientY}`;
  });
}
