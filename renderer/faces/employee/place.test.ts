import { expect, test } from 'vitest';
import { aTicket, id, T0 } from '../../../app/testing/builders.ts';
import { currentOf, followedFrom, othersOf, subjectAt, subjectsOf } from './place.ts';

const kept = { requestId: id(70), words: 'Plus de réseau', impact: 'blocked' as const, askedAt: T0 };
const open = aTicket({ id: id(11), openedAt: T0 - 5000 });
const over = aTicket({ id: id(12), state: 'closed', outcome: 'confirmed', openedAt: T0 - 1000 });
const toConfirm = aTicket({ id: id(13), state: 'resolved', openedAt: T0 - 500 });

test('what is kept on this computer stands before what the broker has, newest first', () => {
  expect(subjectsOf({ tickets: [open, over], waiting: [kept] }).map(({ key }) => key)).toEqual([
    id(70),
    id(12),
    id(11),
  ]);
});

test('the window opens on the newest request that somebody still has to answer', () => {
  expect(currentOf({ tickets: [open, over], waiting: [] })).toBe(id(11));
  expect(currentOf({ tickets: [open], waiting: [kept] })).toBe(id(70));
  expect(currentOf({ tickets: [over], waiting: [] })).toBeNull();
});

test('[E2] where nothing is open, it opens on what waits for their word', () => {
  expect(currentOf({ tickets: [open, over, toConfirm], waiting: [] })).toBe(open.id);
  expect(currentOf({ tickets: [over, toConfirm], waiting: [] })).toBe(toConfirm.id);
});

test('a request that is resolved while it is followed stays, until another is', () => {
  const resolved = { ...open, state: 'resolved' as const };
  expect(followedFrom({ tickets: [open, over], waiting: [] }, null)).toBe(open.id);
  expect(followedFrom({ tickets: [resolved, over], waiting: [kept] }, open.id)).toBe(open.id);
  expect(followedFrom({ tickets: [{ ...open, state: 'closed' }, over], waiting: [kept] }, open.id)).toBe(open.id);
  expect(followedFrom({ tickets: [{ ...open, state: 'cancelled' }], waiting: [kept] }, open.id)).toBe(kept.requestId);
  expect(followedFrom({ tickets: [open], waiting: [] }, kept.requestId)).toBe(open.id);
  expect(followedFrom({ tickets: [resolved, over], waiting: [kept] }, null)).toBe(kept.requestId);
});

test('[K2] a request that became a ticket is no longer found under its waiting key', () => {
  expect(subjectAt({ tickets: [open], waiting: [] }, id(70))).toBeNull();
});

test('what else is open is counted, what is over is not', () => {
  expect(othersOf({ tickets: [open, over], waiting: [kept] }, id(11))).toBe(1);
  expect(othersOf({ tickets: [open, over], waiting: [] }, id(11))).toBe(0);
});
