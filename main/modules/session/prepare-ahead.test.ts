import { describe, expect, it } from 'vitest';
import type { Workstation } from '../../../tests/support/workstation/a-workstation.ts';
import {
  aRequest,
  askedOn,
  aWorkstation,
  liveOn,
  settled,
  workstationFingerprint,
} from '../../../tests/support/workstation/a-workstation.ts';

/** A workstation whose next session's windows are there, and how often they were lost. */
function aPreparedStation(): { station: Workstation; lost: () => number } {
  const station = aWorkstation();
  let times = 0;
  station.ahead.prepare(() => {
    times += 1;
  });
  return { station, lost: () => times };
}
const certificate = (station: Workstation, fingerprint = workstationFingerprint): void =>
  station.page().say((page) => page.reported({ type: 'certificate-ready', fingerprint }));

describe('windows that wait for a session', () => {
  it('are one pair, however often they are asked for', () => {
    const { station } = aPreparedStation();
    station.ahead.prepare(() => undefined);
    expect(station.stage.pages).toHaveLength(1);
    expect(station.stage.consents).toHaveLength(1);
  });

  it('[C1] have no demand, no words, no screen and no say', () => {
    const { station } = aPreparedStation();
    certificate(station);
    const { listener, view } = station.consent();
    expect(view).toBeNull();
    listener.shown();
    expect(listener.answered({ type: 'accept', capabilities: ['view'], displayId: 'one' })).toBe(false);
    expect(station.page().wantPicture()).toBeNull();
    station.page().say((page) => page.received('{"v":1,"type":"frame-shown"}'));
    station.page().say((page) => page.reported({ type: 'connected' }));
    expect(station.reports).toEqual([]);
    expect(station.page().started).toEqual([]);
  });

  it('are the next session’s, with the certificate that was made meanwhile', async () => {
    const { station } = aPreparedStation();
    certificate(station);
    const request = aRequest(station);
    await station.host.asked(request);
    await settled();
    expect(station.stage.pages).toHaveLength(1);
    expect(station.stage.consents).toHaveLength(1);
    expect(station.types()).toEqual(['delivered']);
    expect(station.consent().first?.request.sessionId).toBe(request.sessionId);
    expect(station.page().wantPicture()).toBeNull();
    expect(station.ahead.isReady()).toBe(false);
  });

  it('serve one session and no other', async () => {
    const { station } = aPreparedStation();
    await liveOn(station, aRequest(station));
    expect(station.page().wantPicture()).toBe('screen:1:0');
    const first = station.page();
    station.host.stop('stopped-by-employee');
    station.clock.advance(100);
    expect(first.isDestroyed).toBe(true);
    await askedOn(station, aRequest(station));
    expect(station.stage.pages).toHaveLength(2);
    expect(station.stage.consents).toHaveLength(2);
  });

  it('are not trusted when the page has told of two certificates', async () => {
    const { station } = aPreparedStation();
    for (let at = 0; at < 50; at += 1) certificate(station);
    await station.host.asked(aRequest(station));
    await settled();
    expect(station.types()).toEqual(['refused']);
    expect(station.page().isDestroyed).toBe(true);
  });

  it.each([
    ['the page crashes', (s: Workstation) => s.page().say((page) => page.gone())],
    ['the letter crashes', (s: Workstation) => s.consent().listener.failed()],
    ['the letter is closed', (s: Workstation) => s.consent().listener.closed()],
  ])('are gone without harm when %s', async (_, crash) => {
    const { station, lost } = aPreparedStation();
    crash(station);
    expect(lost()).toBe(1);
    expect(station.ahead.isReady()).toBe(false);
    expect(station.page().isDestroyed).toBe(true);
    expect(station.consent().isClosed).toBe(true);
    expect(station.reports).toEqual([]);
    await askedOn(station, aRequest(station));
    expect(station.types()).toEqual(['delivered']);
  });

  it('end when they are not needed any more', () => {
    const { station, lost } = aPreparedStation();
    station.ahead.release();
    expect(station.page().isDestroyed).toBe(true);
    expect(station.consent().isClosed).toBe(true);
    expect(lost()).toBe(0);
  });
});
