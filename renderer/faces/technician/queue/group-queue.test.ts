import { expect, test } from 'vitest';
import { aTechnician, aTicket, id, T0 } from '../../../../app/testing/builders.ts';
import { groupsOf, neighbour } from './group-queue.ts';

const me = id(20);
const free = aTicket({ id: id(1), state: 'new', assignee: null });
const mine = aTicket({ id: id(2), assignee: aTechnician({ id: me }) });
const theirs = aTicket({ id: id(3), assignee: aTechnician({ id: id(21) }) });

test('one’s own tickets come first, then what anyone can take, then what others do; empty groups are left out', () => {
  const names = (tickets: Parameters<typeof groupsOf>[0]) => groupsOf(tickets, me, T0).map(({ name }) => name);
  expect(names([theirs, free, mine])).toEqual(['mine', 'waiting', 'others']);
  expect(names([theirs])).toEqual(['others']);
});

test('[Q7] what was put aside stands last, whoever has it, until its moment has come', () => {
  const asleep = { ...mine, snoozedUntil: T0 + 1 };
  expect(groupsOf([asleep, free], me, T0).map(({ name }) => name)).toEqual(['waiting', 'asleep']);
  expect(groupsOf([asleep, free], me, T0 + 1).map(({ name }) => name)).toEqual(['mine', 'waiting']);
});

test('keys walk the groups as the eye sees them, and stop at both ends', () => {
  const groups = groupsOf([theirs, free, mine], me, T0);
  expect(neighbour(groups, null, 1)).toBe(mine.id);
  expect(neighbour(groups, mine.id, 1)).toBe(free.id);
  expect(neighbour(groups, theirs.id, 1)).toBeNull();
  expect(neighbour(groups, mine.id, -1)).toBeNull();
});

test('when the open ticket has left the queue, keys begin again at its top', () => {
  expect(neighbour(groupsOf([free], me, T0), id(99), 1)).toBe(free.id);
  expect(neighbour([], id(99), -1)).toBeNull();
});
