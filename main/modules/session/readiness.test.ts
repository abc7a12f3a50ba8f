import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../../app/ticket/ticket.ts';
import { aTicket } from '../../../tests/support/workstation/a-workstation.ts';
import { fakeClock } from '../../../tests/support/workstation/fake-clock.ts';
import { keepReady } from './readiness.ts';

const here = aTicket().workstation?.id ?? null;

/** The windows as a switch, with how often they were made. */
function aDesk(first: readonly Ticket[] = []) {
  const clock = fakeClock();
  const state = { tickets: first, isFree: true, isReady: false, made: 0, workstationId: here };
  let crash: () => void = () => undefined;
  const readiness = keepReady({
    windows: {
      prepare: (lost) => {
        state.isReady = true;
        state.made += 1;
        crash = lost;
      },
      isReady: () => state.isReady,
      release: () => {
        state.isReady = false;
      },
    },
    clock,
    tickets: () => state.tickets,
    workstationId: () => state.workstationId,
    isFree: () => state.isFree,
    log: { error: () => undefined, warn: () => undefined, info: () => undefined },
  });
  const change = (changes: Partial<typeof state>): void => {
    Object.assign(state, changes);
    readiness.look();
  };
  change({});
  return {
    clock,
    state,
    change,
    crash: () => {
      state.isReady = false;
      crash();
    },
  };
}

describe('the windows of the next session', () => {
  it('are loaded once somebody works on a ticket of this workstation', () => {
    const desk = aDesk([aTicket({ state: 'new' })]);
    expect(desk.state.isReady).toBe(false);
    desk.change({ tickets: [aTicket()] });
    expect(desk.state.isReady).toBe(true);
  });

  it.each([
    ['of another workstation', [aTicket({ workstation: { id: aTicket().id, name: 'PC', online: true } })], here],
    ['without a workstation', [aTicket({ workstation: null })], here],
    ['of a computer that is not attached', [aTicket({ workstation: null })], null],
    ['that is over', [aTicket({ state: 'resolved' }), aTicket({ state: 'cancelled' })], here],
  ] as const)('are not loaded for a ticket %s', (_, tickets, workstationId) => {
    const desk = aDesk();
    desk.change({ tickets, workstationId });
    expect(desk.state.made).toBe(0);
  });

  it.each([
    ['the ticket is closed', { tickets: [aTicket({ state: 'resolved' })] }],
    ['the account signs out', { tickets: [] }],
  ])('are let go of when %s', (_, changes) => {
    const desk = aDesk([aTicket()]);
    desk.change(changes);
    expect(desk.state.isReady).toBe(false);
  });

  it('are let go of when nothing happens for long, and loaded again when something does', () => {
    const desk = aDesk([aTicket()]);
    desk.clock.advance(20 * 60_000);
    expect(desk.state.isReady).toBe(false);
    desk.clock.advance(60 * 60_000);
    desk.change({});
    expect(desk.state.made).toBe(1);
    desk.change({ tickets: [aTicket({ changedAt: 2 })] });
    expect(desk.state.isReady).toBe(true);
  });

  it('are not loaded while somebody is asked or a session lasts, and rest a moment after', () => {
    const desk = aDesk([aTicket()]);
    desk.change({ isFree: false, isReady: false });
    desk.clock.advance(60 * 60_000);
    desk.change({});
    expect(desk.state.made).toBe(1);
    desk.change({ isFree: true });
    expect(desk.state.made).toBe(1);
    desk.clock.advance(10_000);
    expect(desk.state.isReady).toBe(true);
  });

  it('cost a hostile broker’s target one pair each ten seconds', () => {
    const desk = aDesk();
    for (let at = 0; at < 600; at += 1) {
      desk.change({ tickets: [aTicket({ changedAt: at + 1, state: at % 2 === 0 ? 'assigned' : 'resolved' })] });
      desk.clock.advance(50);
    }
    expect(desk.state.made).toBeLessThanOrEqual(4);
    expect(desk.state.made).toBeGreaterThan(1);
  });

  it('are not loaded again and again when they crash', () => {
    const desk = aDesk([aTicket()]);
    desk.crash();
    desk.clock.advance(60 * 60_000);
    desk.change({});
    expect(desk.state.made).toBe(1);
    desk.change({ tickets: [aTicket({ changedAt: 2 })] });
    expect(desk.state.made).toBe(2);
  });
});
