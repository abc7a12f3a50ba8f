import { describe, expect, it } from 'vitest';
import {
  aRequest,
  askedOn,
  aWorkstation,
  grantedOn,
  liveOn,
  openingFor,
  sayOn,
  settled,
} from '../../../tests/support/workstation/a-workstation.ts';
import {
  aLiveStation,
  all,
  heldNothing,
  hold,
  look,
  refusedTo,
} from '../../../tests/support/workstation/live-station.ts';
import { InjectionError } from '../input/injector.ts';

describe('a live session', () => {
  it('starts the page only when the banner is on the screen', async () => {
    const station = aWorkstation();
    const request = aRequest(station);
    await liveOn(station, request);
    expect(station.page().started).toHaveLength(1);
    expect(station.page().told[0]).toMatchObject({
      type: 'granted',
      signed: { grant: { sessionId: request.sessionId } },
    });
  });

  it('ends when the banner can not be put on the screen', async () => {
    const station = await aLiveStation();
    station.banner().die();
    station.clock.advance(8000);
    expect(all(station, 'ended').map(({ reason }) => reason)).toEqual(['workstation-lost']);
    expect(station.page().wantPicture()).toBeNull();
  });

  it('puts a dead banner back, and gives up after three', async () => {
    const station = await aLiveStation();
    for (const expected of [2, 3, 4]) {
      station.banner().die();
      expect(station.stage.banners).toHaveLength(expected);
      station.banner().listener.visible();
    }
    expect(all(station, 'ended')).toHaveLength(0);
    station.banner().die();
    expect(all(station, 'ended')).toHaveLength(1);
  });

  it('holds the picture while the banner is away, and tells the next one the time of now', async () => {
    const station = await aLiveStation();
    station.clock.advance(600_000);
    station.banner().die();
    expect(station.page().isHeld).toBe(true);
    expect(station.banner().view?.now).toBe(station.clock.now());
    station.banner().listener.visible();
    expect(station.page().isHeld).toBe(false);
    station.banner().listener.setCapability({ capability: 'view', on: false });
    station.banner().die();
    station.banner().listener.visible();
    expect(station.page().isHeld).toBe(true);
  });

  it('[C14] frames the shared screen while it can be seen, otherwise while it is driven', async () => {
    const station = aWorkstation();
    await grantedOn(station, aRequest(station));
    const [frame] = station.stage.frames;
    expect(frame?.mark).toBe('seen');
    station.page().say((page) => page.reported({ type: 'connected' }));
    sayOn(station.page(), { type: 'frame-shown' });
    sayOn(station.page(), { type: 'control-taken' });
    expect(frame?.mark).toBe('driven');
    station.banner().listener.setCapability({ capability: 'view', on: false });
    expect(frame?.mark).toBe('none');
    station.banner().listener.setCapability({ capability: 'view', on: true });
    expect(frame?.mark).toBe('seen');
    station.banner().die();
    expect(frame?.mark).toBe('none');
    station.banner().listener.visible();
    expect(frame?.mark).toBe('seen');
    station.host.stop('stopped-by-employee');
    expect(frame?.isClosed).toBe(true);
    expect(station.stage.frames).toHaveLength(1);
  });

  it('hands out the granted screen, and nothing while viewing is withdrawn [C5]', async () => {
    const station = await aLiveStation();
    expect(station.page().wantPicture()).toBe('screen:1:0');
    station.banner().listener.setCapability({ capability: 'view', on: false });
    expect(station.page().wantPicture()).toBeNull();
    expect(station.page().isHeld).toBe(true);
    expect(station.page().told.at(-1)).toMatchObject({
      type: 'rights-changed',
      withdrawn: ['view'],
      pictureHeld: true,
    });
    sayOn(station.page(), { type: 'pointer-moved', x: 0.5, y: 0.5 });
    expect(station.injector.acts).toEqual([]);
    station.banner().listener.setCapability({ capability: 'view', on: true });
    expect(station.page().wantPicture()).toBe('screen:1:0');
    expect(station.page().isHeld).toBe(false);
  });

  it('reports the first frame once, and control when the hand comes and goes', async () => {
    const station = await aLiveStation();
    sayOn(station.page(), { type: 'frame-shown' });
    sayOn(station.page(), { type: 'control-taken' });
    expect(station.banner().view?.controlling).toBe(true);
    sayOn(station.page(), { type: 'control-released' });
    expect(station.banner().view?.controlling).toBe(false);
    expect(station.types().slice(-3)).toEqual(['first-frame', 'control-taken', 'control-released']);
  });

  it('shows the hand that did not announce itself', async () => {
    const station = await aLiveStation();
    sayOn(station.page(), { type: 'pointer-moved', x: 0.5, y: 0.5 });
    expect(station.banner().view?.controlling).toBe(true);
    expect(all(station, 'control-taken')).toHaveLength(1);
  });

  it('injects at the point of the display, in order', async () => {
    const station = await aLiveStation();
    sayOn(station.page(), { type: 'button-pressed', button: 'right', x: 0.5, y: 0.5 });
    sayOn(station.page(), { type: 'wheel-turned', dx: 0, dy: 1, x: 1, y: 1 });
    sayOn(station.page(), { type: 'key-pressed', code: 'KeyQ', key: 'a' });
    expect(station.injector.acts).toEqual(['move 500 250', 'press right', 'move 999 499', 'scroll 0 1', 'key a']);
  });

  it('[I2] injects where the display lies now, and ends when it is gone', async () => {
    const station = await aLiveStation();
    station.around.geometry = { bounds: { x: 100, y: 0, width: 2000, height: 1000 }, scaleFactor: 1 };
    station.clock.advance(100);
    sayOn(station.page(), { type: 'pointer-moved', x: 0.5, y: 0.5 });
    expect(station.injector.acts).toEqual(['move 1100 500']);
    station.around.geometry = null;
    station.clock.advance(100);
    expect(all(station, 'ended').map(({ reason }) => reason)).toEqual(['capture-lost']);
  });

  it('takes no input before a frame was shown', async () => {
    const station = aWorkstation();
    await grantedOn(station, aRequest(station));
    sayOn(station.page(), { type: 'pointer-moved', x: 0.5, y: 0.5 });
    sayOn(station.page(), { type: 'control-taken' });
    expect(station.injector.acts).toEqual([]);
    expect(all(station, 'control-taken')).toHaveLength(0);
    expect(all(station, 'input-refused')[0]?.why).toBe('no-frame-yet');
  });

  it('does not start a page while the banner is not on the screen', async () => {
    const station = aWorkstation();
    const request = aRequest(station);
    await askedOn(station, request);
    station.host.revealed(request.sessionId, openingFor(request));
    station.consent().listener.shown();
    station.clock.advance(1000);
    station.consent().listener.answered({ type: 'accept', capabilities: ['view'], displayId: 'one' });
    await settled();
    expect(station.page().started).toHaveLength(0);
    station.clock.advance(8000);
    expect(all(station, 'ended').map(({ reason }) => reason)).toEqual(['workstation-lost']);
  });
});

describe('input that is refused', () => {
  it('[C8] does not press, turn or type into Accord’s own windows, but may pass over them', async () => {
    const station = await aLiveStation();
    station.around.ownWindow = true;
    sayOn(station.page(), { type: 'button-pressed', button: 'left', x: 0.5, y: 0 });
    sayOn(station.page(), { type: 'wheel-turned', dx: 0, dy: 1, x: 0.5, y: 0 });
    expect(station.injector.acts).toEqual([]);
    sayOn(station.page(), { type: 'pointer-moved', x: 0.5, y: 0 });
    expect(station.injector.acts).toEqual(['move 500 0']);
    station.around.ownFocus = true;
    sayOn(station.page(), { type: 'key-pressed', code: 'Enter', key: 'Enter' });
    expect(station.injector.acts).toEqual(['move 500 0']);
    expect(all(station, 'input-refused')[0]?.why).toBe('own-window');
  });

  it('[C8] holds everything while a consent window is open', async () => {
    const station = await aLiveStation();
    station.around.consentOpen = true;
    sayOn(station.page(), { type: 'pointer-moved', x: 0.5, y: 0.5 });
    sayOn(station.page(), { type: 'key-pressed', code: 'KeyA', key: 'a' });
    expect(station.injector.acts).toEqual([]);
  });

  it('[C3] is on the ticket within half a second of it, counted by its reason', async () => {
    const station = aWorkstation();
    await liveOn(station, aRequest(station, { capabilities: ['view'] }));
    for (let at = 0; at < 50; at += 1) sayOn(station.page(), { type: 'pointer-moved', x: 0.5, y: 0.5 });
    station.clock.advance(1000);
    for (let at = 0; at < 10; at += 1) sayOn(station.page(), { type: 'pointer-moved', x: 0.5, y: 0.5 });
    station.host.stop('stopped-by-employee');
    expect(all(station, 'input-refused').map(({ why, count }) => [why, count])).toEqual([
      ['not-granted', 1],
      ['not-granted', 49],
      ['not-granted', 10],
    ]);
    expect(station.types().at(-1)).toBe('ended');
    expect(station.page().told).toContainEqual(expect.objectContaining({ type: 'input-refused', why: 'not-granted' }));
  });

  it.each([
    ['not JSON', '{', 'malformed'],
    ['too long', 'x'.repeat(3000), 'oversized'],
    ['another version', '{"v":2,"type":"frame-shown"}', 'unknown-version'],
    ['an unknown name', '{"v":1,"type":"format-disk"}', 'unknown-message'],
    ['a point outside', '{"v":1,"type":"pointer-moved","x":2,"y":0}', 'malformed'],
  ])('[W1] names what it can not read: %s', async (_, text, why) => {
    const station = await aLiveStation();
    station.page().say((page) => page.received(text));
    expect(all(station, 'input-refused').map((event) => event.why)).toEqual([why]);
    expect(all(station, 'ended')).toHaveLength(0);
  });

  it('names what this workstation has no way to do', async () => {
    const station = await aLiveStation();
    sayOn(station.page(), { type: 'key-pressed', code: 'F24', key: 'F24' });
    expect(refusedTo(station)).toEqual(['impossible']);
    expect(all(station, 'input-refused')).toEqual([]);
  });

  it('goes on without input when injection breaks', async () => {
    const station = await aLiveStation();
    station.injector.breakWith(new InjectionError('the display is gone'));
    sayOn(station.page(), { type: 'pointer-moved', x: 0.5, y: 0.5 });
    sayOn(station.page(), { type: 'pointer-moved', x: 0.6, y: 0.5 });
    expect(refusedTo(station)).toContain('not-ready');
    expect(all(station, 'ended')).toHaveLength(0);
  });

  it('[C7] lets go of what was held when injection breaks', async () => {
    const station = await aLiveStation();
    hold(station);
    station.injector.breakWith(new InjectionError('the display refused something'));
    sayOn(station.page(), { type: 'pointer-moved', x: 0.5, y: 0.5 });
    station.clock.advance(8);
    heldNothing(station);
  });
});

describe('the employee’s own hand', () => {
  it('keeps the technician’s away for two seconds, and says so', async () => {
    const station = await aLiveStation();
    sayOn(station.page(), { type: 'pointer-moved', x: 0.5, y: 0.5 });
    hold(station);
    await look(station);
    station.injector.moveByHand({ x: 700, y: 10 });
    await look(station);
    heldNothing(station);
    expect(station.page().told.at(-1)).toMatchObject({ type: 'rights-changed', inputHeld: true });
    const before = station.injector.acts.length;
    sayOn(station.page(), { type: 'pointer-moved', x: 0.2, y: 0.5 });
    expect(station.injector.acts).toHaveLength(before);
    expect(refusedTo(station)).toEqual(['local-hand']);
    for (let at = 0; at < 21; at += 1) await look(station);
    expect(station.page().told.at(-1)).toMatchObject({ type: 'rights-changed', inputHeld: false });
    sayOn(station.page(), { type: 'pointer-moved', x: 0.2, y: 0.5 });
    expect(station.injector.acts).toHaveLength(before + 1);
  });

  it('is not mistaken for the technician’s, however fast that one moves', async () => {
    const station = await aLiveStation();
    for (let at = 0; at < 300; at += 1) {
      sayOn(station.page(), { type: 'pointer-moved', x: at / 300, y: 0.5 });
      if (at % 7 === 0) await look(station);
    }
    expect(all(station, 'input-refused')).toHaveLength(0);
    expect(station.page().told).not.toContainEqual(expect.objectContaining({ inputHeld: true }));
  });
});
