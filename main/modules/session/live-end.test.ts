import { describe, expect, it } from 'vitest';
import type { EndReason } from '../../../app/session/phase.ts';
import type { Workstation } from '../../../tests/support/workstation/a-workstation.ts';
import { aRequest, aWorkstation, grantedOn, liveOn, sayOn } from '../../../tests/support/workstation/a-workstation.ts';
import { aLiveStation, all, heldNothing, hold } from '../../../tests/support/workstation/live-station.ts';

describe('[C7] nothing stays down', () => {
  it.each([
    ['the console lets go', (s) => sayOn(s.page(), { type: 'all-released' })],
    ['the console stops driving', (s) => sayOn(s.page(), { type: 'control-released' })],
    ['the connection breaks', (s) => s.page().say((page) => page.reported({ type: 'disconnected' }))],
    ['control is withdrawn', (s) => s.banner().listener.setCapability({ capability: 'control', on: false })],
    ['viewing is withdrawn', (s) => s.banner().listener.setCapability({ capability: 'view', on: false })],
    [
      'the screen is locked',
      (s) => {
        s.around.presence = { locked: true, idleMs: 0 };
        s.host.presenceChanged();
      },
    ],
    ['the session is stopped', (s) => s.host.stop('stopped-by-employee')],
    ['the page crashes', (s) => s.page().say((page) => page.gone())],
    ['the grant expires', (s) => s.clock.advance(20 * 60_000)],
  ] satisfies readonly (readonly [string, (station: Workstation) => void])[])('when %s', async (_, act) => {
    const station = await aLiveStation();
    hold(station);
    expect(station.injector.down.size).toBe(2);
    act(station);
    heldNothing(station);
  });
});

describe('[C6] the end', () => {
  it.each([
    ['the banner’s button', 'stopped-by-employee', (s) => s.banner().listener.stop()],
    ['the tray', 'stopped-by-employee', (s) => s.host.stop('stopped-by-employee')],
    [
      'a screen that stays locked',
      'locked',
      (s) => {
        s.around.presence = { locked: true, idleMs: 0 };
        s.clock.advance(6 * 60_000);
      },
    ],
    ['the shortcut', 'stopped-by-employee', (s) => s.host.stopByShortcut()],
    ['the console', 'stopped-by-technician', (s) => sayOn(s.page(), { type: 'session-stopped' })],
    ['a foreign certificate [C10]', 'fingerprint-mismatch', (s) => sayOn(s.page(), { type: 'fingerprint-mismatch' })],
    [
      'the page’s own check [C10]',
      'fingerprint-mismatch',
      (s) => s.page().say((page) => page.reported({ type: 'closed', reason: 'fingerprint-mismatch' })),
    ],
    ['a crash of the page', 'capture-lost', (s) => s.page().say((page) => page.gone())],
    ['the time that was granted', 'expired', (s) => s.clock.advance(20 * 60_000)],
    [
      'a connection that does not come back',
      'connection-lost',
      (s) => {
        s.page().say((page) => page.reported({ type: 'disconnected' }));
        s.clock.advance(15_000);
      },
    ],
  ] satisfies readonly (readonly [string, EndReason, (station: Workstation) => void])[])(
    'comes at once by %s, and is told once',
    async (_, reason, act) => {
      const station = await aLiveStation();
      const page = station.page();
      act(station);
      expect(all(station, 'ended').map((event) => event.reason)).toEqual([reason]);
      expect(page.wantPicture()).toBeNull();
      expect(page.isHeld).toBe(true);
      expect(page.told.at(-1)).toMatchObject({ type: 'session-ended', reason });
      expect(station.banner().isClosed).toBe(true);
      expect(station.host.live()).toBeNull();
      station.clock.advance(50);
      expect(page.isDestroyed).toBe(true);
      station.host.stop('stopped-by-employee');
      station.banner().listener.stop();
      expect(all(station, 'ended')).toHaveLength(1);
    },
  );

  it('is taken from the broker without telling it back', async () => {
    const station = aWorkstation();
    const request = aRequest(station);
    await liveOn(station, request);
    const signed = station.receipts[0]?.signed ?? null;
    station.host.changed({
      id: request.sessionId,
      ticketId: request.signed.demand.ticketId,
      reference: request.reference,
      workstationId: request.sessionId,
      technician: request.technician,
      asked: { capabilities: ['view'], durationMinutes: 20, at: 1, answerBy: 2 },
      phase: { type: 'ended', reason: 'ticket-closed', at: 3, signed, revoked: [] },
    });
    expect(station.page().wantPicture()).toBeNull();
    expect(all(station, 'ended')).toHaveLength(0);
    expect(station.receipts.at(-1)?.reason).toBe('ticket-closed');
    expect(station.host.lastEnd()).toEqual({ reason: 'ticket-closed', revoked: [] });
  });

  it.each([
    ['every key of the shortcut', 'stopped-by-technician', ['Control', 'Alt', 'Shift', 'S']],
    ['only some of its keys', 'stopped-by-employee', ['Control', 'Alt', 'Shift']],
  ] as const)('by the shortcut is told as whose it is: the console holds %s', async (_, reason, keys) => {
    const station = await aLiveStation();
    for (const key of keys) sayOn(station.page(), { type: 'key-pressed', code: `Key${key}`, key });
    station.host.stopByShortcut();
    expect(all(station, 'ended').map((event) => event.reason)).toEqual([reason]);
  });

  it('comes when the console sends more than any hand, and not for what a network held back', async () => {
    const station = await aLiveStation();
    const page = station.page();
    const send = (count: number): void => {
      for (let at = 0; at < count; at += 1) sayOn(page, { type: 'pointer-moved', x: 0.5, y: 0.5 });
    };
    send(2000);
    station.clock.advance(10_000);
    send(2000);
    expect(all(station, 'ended')).toHaveLength(0);
    send(2000);
    expect(all(station, 'ended').map(({ reason }) => reason)).toEqual(['flooded']);
  });

  it('comes when the computer wakes up after the granted time', async () => {
    const station = await aLiveStation();
    const { expiresAt } = all(station, 'granted')[0]?.signed.grant ?? { expiresAt: 0 };
    station.clock.sleepUntil(expiresAt);
    expect(all(station, 'ended')).toHaveLength(0);
    expect(station.page().wantPicture()).toBeNull();
    station.host.presenceChanged();
    expect(all(station, 'ended').map(({ reason }) => reason)).toEqual(['expired']);
  });

  it('comes when the two ends never meet', async () => {
    const station = aWorkstation();
    await grantedOn(station, aRequest(station));
    station.clock.advance(30_000);
    expect(all(station, 'ended').map(({ reason }) => reason)).toEqual(['not-started']);
  });
});
