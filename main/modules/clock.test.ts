import { describe, expect, it } from 'vitest';
import { fakeClock } from '../../tests/support/workstation/fake-clock.ts';
import { aheadOf, sessionClock, stoppable } from './clock.ts';

function ticking(start: number) {
  const time = { wall: start, monotonic: 500 };
  return { time, ticks: { wall: () => time.wall, monotonic: () => time.monotonic } };
}

describe('the clock of a session', () => {
  it('starts at the broker’s time', () => {
    const { ticks } = ticking(1_000_000);
    expect(sessionClock(ticks, 250, 0).now()).toBe(1_000_250);
  });

  it('does not start before what was asked of it, however late the broker’s time was heard', () => {
    const { time, ticks } = ticking(1_000_000);
    const clock = sessionClock(ticks, -400, 1_000_100);
    expect(clock.now()).toBe(1_000_100);
    time.wall += 10;
    expect(clock.now()).toBe(1_000_110);
  });

  it('[C1] goes on when the computer’s clock is set back', () => {
    const { time, ticks } = ticking(1_000_000);
    const clock = sessionClock(ticks, 0, 0);
    time.wall -= 3_600_000;
    time.monotonic += 60_000;
    expect(clock.now()).toBe(1_060_000);
  });

  it('[C1] counts the time asleep, when only the wall clock went on', () => {
    const { time, ticks } = ticking(1_000_000);
    const clock = sessionClock(ticks, 0, 0);
    time.wall += 3_600_000;
    expect(clock.now()).toBe(4_600_000);
  });

  it('never goes back', () => {
    const { time, ticks } = ticking(1_000_000);
    const clock = sessionClock(ticks, 0, 0);
    time.wall += 10_000;
    expect(clock.now()).toBe(1_010_000);
    time.wall -= 9000;
    expect(clock.now()).toBe(1_010_000);
  });
});

describe('a clock that is stopped', () => {
  it('runs nothing more, planned before or after', () => {
    const clock = fakeClock();
    const stopping = stoppable(clock);
    const ran: string[] = [];
    stopping.after(10, () => ran.push('in time'));
    stopping.after(30, () => ran.push('too late'));
    clock.advance(20);
    stopping.stop();
    stopping.after(5, () => ran.push('after the end'));
    clock.advance(100);
    expect(ran).toEqual(['in time']);
  });
});

describe('the broker’s time', () => {
  const clock = fakeClock(1_000_000);

  it('is what it says, where it has signed for nothing later', () => {
    expect(aheadOf(clock, 250, [])).toBe(250);
    expect(aheadOf(clock, -250, [0, 900_000])).toBe(-250);
  });

  it('[R2] is never before the latest moment that it has signed for, whoever says so on the way', () => {
    expect(aheadOf(clock, -3_600_000, [0, 999_000, 1_002_000])).toBe(2000);
  });
});
