import { describe, expect, it } from 'vitest';
import type { Deadline, Standing } from './deadlines.ts';
import { deadlineOf, standingOf } from './deadlines.ts';

const MINUTE = 60_000;
const always = { terms: null, pauses: [] };

describe('[Q22] a target warns at three quarters of its time and is missed at the end of it', () => {
  it.each<[string, number, number | null, Standing]>([
    ['at first', 0, null, 'running'],
    ['just before three quarters', 45 * MINUTE - 1, null, 'running'],
    ['at three quarters', 45 * MINUTE, null, 'near'],
    ['at its very end', 60 * MINUTE, null, 'near'],
    ['after it', 60 * MINUTE + 1, null, 'missed'],
    ['kept in time, however long ago', 500 * MINUTE, 59 * MINUTE, 'met'],
    ['kept too late', 500 * MINUTE, 61 * MINUTE, 'missed'],
  ])('%s', (_, now, metAt, standing) => {
    expect(standingOf(deadlineOf(always, 0, 60, metAt), now)).toBe(standing);
  });

  it('while the requester is waited for, it is neither near nor missed', () => {
    const waiting: Deadline = deadlineOf({ terms: null, pauses: [{ from: 10 * MINUTE, to: null }] }, 0, 60, null);
    expect(standingOf(waiting, 500 * MINUTE)).toBe('paused');
  });

  it('what was missed before the wait stays so', () => {
    const late = deadlineOf({ terms: null, pauses: [{ from: 90 * MINUTE, to: null }] }, 0, 60, null);
    expect(standingOf(late, 91 * MINUTE)).toBe('missed');
  });
});
