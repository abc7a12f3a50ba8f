import { describe, expect, it } from 'vitest';
import { ok } from '../../../app/kernel/result.ts';
import { foreignKey, workstationKey } from '../../../app/testing/builders.ts';
import { pinOnPurpose } from './pin-broker.ts';
import type { PinFault } from './workstation-rules.ts';

const change = { from: workstationKey.publicKey, to: foreignKey.publicKey };

function aComputer() {
  const state = { obstacle: null as PinFault | null, asked: 0, pinned: 0 };
  let answer: (yes: boolean) => void = () => undefined;
  const pin = pinOnPurpose({
    rules: {
      pinObstacle: () => state.obstacle,
      pinAnew: () => {
        if (state.obstacle !== null) return { ok: false, failure: state.obstacle };
        state.pinned += 1;
        return ok(null);
      },
    },
    confirm: () => {
      state.asked += 1;
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
  });
  return { state, pin, say: (yes: boolean) => answer(yes) };
}

describe('[R6] another key for the broker', () => {
  it('is pinned by nothing but a yes to the system’s own question', async () => {
    const { state, pin, say } = aComputer();
    const asked = pin(change);
    expect(state).toMatchObject({ asked: 1, pinned: 0 });
    say(true);
    expect(await asked).toBe('pinned');
    expect(state.pinned).toBe(1);
  });

  it('is not pinned by a no, nor by a page that asks twice', async () => {
    const { state, pin, say } = aComputer();
    const first = pin(change);
    expect(await pin(change)).toBe('kept');
    expect(state.asked).toBe(1);
    say(false);
    expect(await first).toBe('kept');
    expect(state.pinned).toBe(0);
  });

  it('is not even asked about where it can not be, and not pinned when that came about meanwhile', async () => {
    const { state, pin, say } = aComputer();
    state.obstacle = { type: 'configured' };
    expect(await pin(change)).toBe('configured');
    expect(state.asked).toBe(0);
    state.obstacle = null;
    const asked = pin(change);
    state.obstacle = { type: 'not-now' };
    say(true);
    expect(await asked).toBe('not-now');
    expect(state.pinned).toBe(0);
  });
});
