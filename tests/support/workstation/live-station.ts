import { expect } from 'vitest';
import type { SessionEvent } from '../../../app/session/event.ts';
import type { Workstation } from './a-workstation.ts';
import { aRequest, aWorkstation, liveOn, sayOn, settled } from './a-workstation.ts';

/** What was reported of that type, in its order. */
export const all = <T extends SessionEvent['type']>(station: Workstation, type: T) =>
  station.reports
    .map(({ event }) => event)
    .filter((event): event is Extract<SessionEvent, { type: T }> => event.type === type);

/** A workstation whose screen a console sees and may drive. */
export async function aLiveStation(): Promise<Workstation> {
  const station = aWorkstation();
  await liveOn(station, aRequest(station));
  return station;
}

/** The technician holds a button and a key. */
export const hold = (station: Workstation): void => {
  sayOn(station.page(), { type: 'button-pressed', button: 'left', x: 0.1, y: 0.1 });
  sayOn(station.page(), { type: 'key-pressed', code: 'ShiftLeft', key: 'Shift' });
};

export const heldNothing = (station: Workstation): void => expect([...station.injector.down]).toEqual([]);

/** What the console was told of, ordinary or not. */
export const refusedTo = (station: Workstation): readonly string[] =>
  station.page().told.flatMap((message) => (message.type === 'input-refused' ? [message.why] : []));

/** Lets the workstation look once where its pointer is. */
export async function look(station: Workstation): Promise<void> {
  station.clock.advance(100);
  await settled();
}
