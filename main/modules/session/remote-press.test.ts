import { describe, expect, it } from 'vitest';
import type { Workstation } from '../../../tests/support/workstation/a-workstation.ts';
import { aRequest, aWorkstation, liveOn, sayOn, settled } from '../../../tests/support/workstation/a-workstation.ts';

/** A session in which the technician has just clicked. */
async function clickedStation(): Promise<Workstation> {
  const station = aWorkstation();
  await liveOn(station, aRequest(station));
  await settled();
  sayOn(station.page(), { type: 'button-pressed', button: 'left', x: 0.5, y: 0.5 });
  sayOn(station.page(), { type: 'button-released', button: 'left', x: 0.5, y: 0.5 });
  expect(station.injector.acts).toContain('press left');
  return station;
}

const endOf = ({ reports }: Workstation): string | null => {
  const last = reports.at(-1)?.event;
  return last?.type === 'ended' ? last.reason : null;
};

describe('what is chosen in the menu of the tray', () => {
  it('[C8] was chosen by the technician when theirs was the last press: it is told as theirs', async () => {
    const station = await clickedStation();
    expect(station.host.isPressedRemotely()).toBe(true);
    station.host.stopByMenu();
    expect(endOf(station)).toBe('stopped-by-technician');
    expect(station.host.isPressedRemotely()).toBe(false);
  });

  it('is the employee’s a moment later', async () => {
    const station = await clickedStation();
    station.clock.advance(1000);
    expect(station.host.isPressedRemotely()).toBe(false);
    station.host.stopByMenu();
    expect(endOf(station)).toBe('stopped-by-employee');
  });

  it('[C6] is the employee’s at once when their own hand is there', async () => {
    const station = await clickedStation();
    station.injector.moveByHand({ x: 10, y: 10 });
    station.clock.advance(100);
    expect(station.host.isPressedRemotely()).toBe(false);
  });
});

describe('a dialog or a menu of the system’s own', () => {
  it('[C7] finds nothing held down by the technician, and the session goes on', async () => {
    const station = await clickedStation();
    sayOn(station.page(), { type: 'key-pressed', code: 'Enter', key: 'Enter' });
    expect([...station.injector.down]).toEqual(['Enter']);
    station.host.releaseInput();
    expect([...station.injector.down]).toEqual([]);
    expect(station.host.live()?.controlling).toBe(true);
  });
});
