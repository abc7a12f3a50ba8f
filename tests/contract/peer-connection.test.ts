import type { BrowserContext } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { keyPairFrom } from '../../app/kernel/signing.ts';
import type { Signal } from '../../app/wire/signal.ts';
import { openBrowser } from '../../scripts/stage/browser.ts';
import { serveBuilt } from '../../scripts/stage/built-pages.ts';
import type { Display } from '../../scripts/stage/display.ts';
import { startDisplay } from '../../scripts/stage/display.ts';
import { openLifetime } from '../../scripts/stage/lifetime.ts';
import { until } from '../../scripts/stage/until.ts';
import type { PeerTrial, TrialWish } from '../support/peer-trial/peer-trial.ts';
import { openPeerTrial } from '../support/peer-trial/peer-trial.ts';

const lifetime = openLifetime();
let far: Display;
let contexts: { console: BrowserContext; workstation: BrowserContext };
let pages: { console: string; session: string };

beforeAll(async () => {
  const numbers = process.env.ACCORD_STAGE_DISPLAYS;
  const wish = { kind: 'virtual', width: 1280, height: 800, layout: 'us', numbers } as const;
  const near = await startDisplay(lifetime, { ...wish, title: 'Console' });
  far = await startDisplay(lifetime, { ...wish, title: 'Workstation' });
  const flags = (process.env.ACCORD_CHROMIUM_FLAGS ?? '').split(' ').filter(Boolean);
  const capture = '--auto-select-desktop-capture-source=Entire screen';
  contexts = {
    console: await openBrowser(lifetime, near, flags),
    workstation: await openBrowser(lifetime, far, [...flags, capture]),
  };
  pages = await serveBuilt(lifetime, {
    console: 'tests/support/peer-trial/console.html',
    session: 'renderer/session.html',
  });
});

afterEach(async () => {
  for (const context of Object.values(contexts)) await Promise.all(context.pages().map((page) => page.close()));
});

afterAll(() => lifetime.end());

const open = (wish?: TrialWish) => openPeerTrial(contexts, pages, wish);

describe('a session between its two ends', () => {
  test('[C1] shows the picture once the grant is verified, and carries messages both ways', async () => {
    const trial = await open();
    await until('a frame is on the glass', () => trial.console.evaluate(() => window.trial.framesShown() === 1));
    expect(await trial.state()).toMatchObject({
      phase: 'live',
      hasStream: true,
      signed: trial.signed,
      rights: { capabilities: ['view', 'control'], pictureHeld: false, inputHeld: false, locked: false },
      end: null,
    });
    await until('the workstation heard of it', () => trial.received.some((text) => text.includes('"frame-shown"')));

    await trial.say({
      type: 'rights-changed',
      withdrawn: ['control'],
      revoked: [],
      pictureHeld: true,
      inputHeld: false,
      locked: false,
    });
    await until('the rights are known', async () => (await trial.state()).rights.pictureHeld);
    expect((await trial.state()).rights.capabilities).toEqual(['view']);

    await trial.say({ type: 'session-ended', reason: 'stopped-by-employee', at: Date.now() });
    await until('the end is known', async () => (await trial.state()).phase === 'ended');
    expect(await trial.state()).toMatchObject({ end: 'stopped-by-employee', hasStream: false, signed: trial.signed });
    await until('the workstation sees it go', () => trial.reports.some(({ type }) => type === 'closed'));
  });

  test('[C10] the console refuses an offer with another certificate', async () => {
    const trial = await open({ relay: (signal, from) => (from === 'workstation' ? swapped(signal) : signal) });
    await until('the console ends', async () => (await trial.state()).phase === 'ended');
    expect(await trial.state()).toMatchObject({ end: 'fingerprint-mismatch', hasStream: false, signed: null });
    expect(await trial.console.evaluate(() => window.trial.framesShown())).toBe(0);
  });

  test('[C10] the workstation refuses an answer with another certificate', async () => {
    const trial = await open({ relay: (signal, from) => (from === 'console' ? swapped(signal) : signal) });
    await until('the workstation ends', () => trial.reports.some(({ type }) => type === 'closed'));
    expect(trial.reports).toContainEqual({ type: 'closed', reason: 'fingerprint-mismatch' });
    expect(trial.reports.some(({ type }) => type === 'connected')).toBe(false);
    expect(await trial.state()).toMatchObject({ hasStream: false, signed: null });
  });

  test.for([
    [
      'names another console',
      { changeGrant: (grant) => ({ ...grant, fingerprints: { ...grant.fingerprints, console: OTHER } }) },
    ],
    [
      'names another workstation',
      { changeGrant: (grant) => ({ ...grant, fingerprints: { ...grant.fingerprints, workstation: OTHER } }) },
    ],
    ['is signed by another key', { signWith: keyPairFrom(new Uint8Array(32).fill(8)) }],
    ['is for another session', { changeGrant: (grant) => ({ ...grant, sessionId: grant.ticketId }) }],
  ] satisfies [string, TrialWish][])('[C10] the console shows nothing under a grant that %s', async ([, wish]) => {
    const trial = await open(wish);
    await until('the console ends', async () => (await trial.state()).phase === 'ended');
    expect(await trial.state()).toMatchObject({ end: 'fingerprint-mismatch', hasStream: false, signed: null });
    expect(await trial.console.evaluate(() => window.trial.framesShown())).toBe(0);
    await until('the workstation is told', () =>
      trial.received.some((text) => text.includes('"fingerprint-mismatch"')),
    );
  });

  test('[W1] a message that the console can not read changes nothing and has a name', async () => {
    const trial = await open();
    await until('the session is live', async () => (await trial.state()).phase === 'live');
    for (const text of ['not JSON', '{"v":2,"type":"granted"}', '{"v":1,"type":"reboot"}', `"${'x'.repeat(20_000)}"`]) {
      await trial.workstation.evaluate((given) => window.obey({ type: 'send', text: given }), text);
    }
    await until('the last is named', async () => (await trial.state()).unreadable?.type === 'oversized');
    expect(await trial.state()).toMatchObject({ phase: 'live', hasStream: true, signed: trial.signed });
  });

  test('a small change of a still screen is sent at once, and nothing is sent while nothing changes', async () => {
    const trial = await openOnStillScreen();
    const decoded = () => trial.console.evaluate(framesDecoded);
    for (const x of [300, 301, 302]) {
      const before = await decoded();
      await trial.console.waitForTimeout(400);
      // Two seconds apart, a still screen's own frames come; at most one of them falls in here.
      expect((await decoded()) - before).toBeLessThanOrEqual(1);
      // The pointer is in the picture, and no larger than a text cursor.
      far.probe.moveTo(x, 300);
      // Four frames before a still screen would have sent its second one.
      await until('it is seen', async () => (await decoded()) - before >= 4, { withinMs: 1900, everyMs: 10 });
      await trial.console.waitForTimeout(STILL_MS);
    }
  });

  test('[C7] the workstation knows that the console is gone before the engine would say so, and when it is back', async () => {
    const trial = await openOnStillScreen();
    const said = (type: string): number => trial.reports.filter((report) => report.type === type).length;
    expect([said('connected'), said('disconnected')]).toEqual([1, 0]);
    const processes = await processesOf(contexts.console);
    for (const pid of processes) process.kill(pid, 'SIGSTOP');
    try {
      await until('it is missed', () => said('disconnected') === 1, { withinMs: 5000 });
    } finally {
      for (const pid of processes) process.kill(pid, 'SIGCONT');
    }
    await until('it is back', () => said('connected') === 2);
    expect(await trial.state()).toMatchObject({ phase: 'live', hasStream: true, signed: trial.signed });
  });

  test('[C5] the system captures nothing while the picture is held, and no longer than that', async () => {
    const trial = await openOnStillScreen();
    expect(await trial.captured()).toEqual(['live']);
    await trial.hold(true);
    await until('the capture is stopped', async () => (await trial.captured()).join() === 'ended');
    await trial.hold(false);
    await until('another one is there', async () => (await trial.captured()).join() === 'ended,live');
    expect(await trial.state()).toMatchObject({ phase: 'live', hasStream: true });
    expect(trial.reports.filter(({ type }) => type === 'closed')).toEqual([]);
  });

  test('[C5] a session that begins under a hold connects, and shows its first picture at the end of the hold', async () => {
    const trial = await open({ isHeld: true });
    await until('both ends have met', async () => (await trial.state()).phase === 'live');
    // As long as a silent end would need to be missed.
    await trial.console.waitForTimeout(2500);
    expect(await trial.captured()).toEqual([]);
    expect(trial.reports.map(({ type }) => type)).not.toContain('disconnected');
    await trial.hold(false);
    await until('a frame is on the glass', () => trial.console.evaluate(() => window.trial.framesShown() === 1));
    expect(await trial.captured()).toEqual(['live']);
  });

  test('no new picture leaves while it is held, and the latest one follows at once', async () => {
    const trial = await openOnStillScreen();
    const decoded = () => trial.console.evaluate(framesDecoded);
    await trial.hold(true);
    await trial.console.waitForTimeout(100);
    const before = await decoded();
    for (const shade of [20, 200, 60]) {
      far.probe.paintDesktop([shade, shade, shade]);
      await trial.console.waitForTimeout(150);
    }
    expect(await decoded()).toBe(before);
    await trial.hold(false);
    await until('the picture moves again', async () => (await decoded()) > before, { withinMs: 1900, everyMs: 10 });
  });
});

/** A session that shows the desktop alone: a browser that captures has a blinking mark, and is put away. */
async function openOnStillScreen(): Promise<PeerTrial> {
  const trial = await open();
  await until('a frame is on the glass', () => trial.console.evaluate(() => window.trial.framesShown() === 1));
  const browser = await contexts.workstation.newCDPSession(trial.workstation);
  const { windowId } = await browser.send('Browser.getWindowForTarget');
  await browser.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'minimized' } });
  await trial.console.waitForTimeout(2 * STILL_MS);
  return trial;
}

/** All processes of a browser that the test has started. */
async function processesOf(context: BrowserContext): Promise<readonly number[]> {
  const browser = await context.browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await browser?.send('SystemInfo.getProcessInfo')) ?? {};
  if (processInfo.length === 0) throw new Error('a browser has processes');
  return processInfo.map(({ id }) => id);
}

/** After this, an unchanged screen has been sharpened and nothing of it is under way, in milliseconds. */
const STILL_MS = 600;

const OTHER = Array(32).fill('AB').join(':');

/** What a broker that wants to stand in the middle would do: its own certificate in place of the other end's. */
const swapped = (signal: Signal): Signal =>
  signal.type === 'candidate'
    ? signal
    : { ...signal, sdp: signal.sdp.replaceAll(/a=fingerprint:sha-256 [0-9A-F:]+/g, `a=fingerprint:sha-256 ${OTHER}`) };

const framesDecoded = (): number => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? -1;
