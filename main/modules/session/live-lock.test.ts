import { describe, expect, it } from 'vitest';
import type { Workstation } from '../../../tests/support/workstation/a-workstation.ts';
import { sayOn } from '../../../tests/support/workstation/a-workstation.ts';
import { aLiveStation, all, heldNothing, hold, refusedTo } from '../../../tests/support/workstation/live-station.ts';

describe('a live session behind a locked screen, or behind its rules', () => {
  const setLocked = (station: Workstation, locked: boolean): void => {
    station.around.presence = { locked, idleMs: 0 };
    station.host.presenceChanged();
  };

  it('[C15] holds picture and input while the screen is locked, says so, and gives both back', async () => {
    const station = await aLiveStation();
    hold(station);
    setLocked(station, true);
    heldNothing(station);
    expect(station.page().isHeld).toBe(true);
    expect(station.page().wantPicture()).toBeNull();
    expect(station.stage.frames[0]?.mark).toBe('none');
    expect(station.banner().view).toMatchObject({ locked: true, hidden: true, controlling: false });
    expect(station.page().told.at(-1)).toMatchObject({ locked: true, pictureHeld: true, inputHeld: true });
    const before = station.injector.acts.length;
    sayOn(station.page(), { type: 'key-pressed', code: 'KeyA', key: 'a' });
    sayOn(station.page(), { type: 'control-taken' });
    expect(station.injector.acts).toHaveLength(before);
    expect(refusedTo(station)).toEqual(['locked']);

    setLocked(station, false);
    expect(station.page().isHeld).toBe(false);
    expect(station.page().wantPicture()).toBe('screen:1:0');
    expect(station.banner().view).toMatchObject({ locked: false, hidden: false });
    expect(station.page().told.at(-1)).toMatchObject({ locked: false, pictureHeld: false, inputHeld: false });
    sayOn(station.page(), { type: 'key-pressed', code: 'KeyA', key: 'a' });
    expect(station.injector.acts.at(-1)).toBe('key a');
    expect(station.types().filter((type) => type.startsWith('screen-'))).toEqual(['screen-locked', 'screen-unlocked']);
    expect(all(station, 'input-refused')).toEqual([]);
  });

  it('[R5] [C13] holds both while newer rules are there unread, and goes on when they let it', async () => {
    const station = await aLiveStation();
    hold(station);
    station.around.rulesBehind = true;
    station.host.rulesChanged();
    heldNothing(station);
    expect(station.page().isHeld).toBe(true);
    expect(station.page().wantPicture()).toBeNull();
    expect(station.banner().view).toMatchObject({ hidden: true, controlling: false });
    expect(station.page().told.at(-1)).toMatchObject({ pictureHeld: true, inputHeld: true, revoked: [] });
    const before = station.injector.acts.length;
    sayOn(station.page(), { type: 'key-pressed', code: 'KeyA', key: 'a' });
    expect(station.injector.acts).toHaveLength(before);
    expect(refusedTo(station)).toEqual(['not-ready']);

    station.around.rulesBehind = false;
    station.host.rulesChanged();
    expect(station.page().isHeld).toBe(false);
    expect(station.page().wantPicture()).toBe('screen:1:0');
    sayOn(station.page(), { type: 'key-pressed', code: 'KeyA', key: 'a' });
    expect(station.injector.acts.at(-1)).toBe('key a');
    expect(all(station, 'right-revoked')).toEqual([]);
  });

  it('[C15] notices a lock that no system told of, and keeps what was withdrawn withdrawn behind it', async () => {
    const station = await aLiveStation();
    station.banner().listener.setCapability({ capability: 'view', on: false });
    station.around.presence = { locked: true, idleMs: 0 };
    station.clock.advance(1000);
    expect(all(station, 'screen-locked')).toHaveLength(1);
    station.around.presence = { locked: false, idleMs: 0 };
    station.clock.advance(1000);
    expect(all(station, 'screen-unlocked')).toHaveLength(1);
    expect(station.page().isHeld).toBe(true);
    expect(station.page().wantPicture()).toBeNull();
  });

  it('[C15] ends when the screen stays locked, not when it is locked again and again', async () => {
    const station = await aLiveStation();
    for (let at = 0; at < 3; at += 1) {
      setLocked(station, true);
      station.clock.advance(4 * 60_000);
      setLocked(station, false);
    }
    expect(all(station, 'ended')).toEqual([]);
    setLocked(station, true);
    station.clock.advance(5 * 60_000);
    expect(all(station, 'ended').map(({ reason }) => reason)).toEqual(['locked']);
  });
});
