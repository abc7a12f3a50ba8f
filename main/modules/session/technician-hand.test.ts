import { expect, it } from 'vitest';
import type { SessionEvent } from '../../../app/session/event.ts';
import type { WorkstationMessage } from '../../../app/wire/peer.ts';
import { aDisplay, settled } from '../../../tests/support/workstation/a-workstation.ts';
import { fakeClock } from '../../../tests/support/workstation/fake-clock.ts';
import { silentLog } from '../../../tests/support/workstation/memory-keep.ts';
import { recordingInjector } from '../../../tests/support/workstation/recording-injector.ts';
import { toDesktop } from '../input/display-geometry.ts';
import type { InputRefusal } from './input-guard.ts';
import { technicianHand } from './technician-hand.ts';

it('[C5] whoever lets go when the right is gone has tried nothing; whoever presses on has', async () => {
  const clock = fakeClock();
  const state: { refusal: InputRefusal | null } = { refusal: null };
  const told: WorkstationMessage[] = [];
  const reported: SessionEvent[] = [];
  const hand = technicianHand({
    ports: {
      surroundings: { isOwnWindow: () => false, ownWindowHasFocus: () => false, consentIsOpen: () => false },
      placePointer: (x, y, geometry) => toDesktop(x, y, geometry, 'physical'),
      openInjector: () => Promise.resolve(recordingInjector()),
      log: silentLog,
    },
    clock,
    geometry: () => aDisplay.geometry,
    reference: 'INC-2026-000042',
    permitted: () => state.refusal,
    heldChanged: () => undefined,
    tell: (message) => void told.push(message),
    report: (event) => void reported.push(event),
    controllingChanged: () => undefined,
  });
  hand.begin();
  await settled();
  hand.claim();
  state.refusal = 'withdrawn';
  hand.lose();
  reported.length = 0;

  hand.act({ type: 'all-released' });
  hand.flush();
  clock.advance(20_000);
  expect({ told, reported }).toEqual({ told: [], reported: [] });

  hand.act({ type: 'key-pressed', code: 'KeyA', key: 'a' });
  hand.flush();
  clock.advance(20_000);
  expect(told).toEqual([{ type: 'input-refused', why: 'withdrawn' }]);
  expect(reported).toMatchObject([{ type: 'input-refused', why: 'withdrawn', count: 1 }]);
});
