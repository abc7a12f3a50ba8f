import { expect, test } from 'vitest';
import { aTicket, id, T0 } from '../../../../app/testing/builders.ts';
import { sortedQueue } from './sort-queue.ts';

const requester = (name: string) => ({ id: id(30), name });
const question = aTicket({
  id: id(1),
  impact: 'question',
  priority: 4,
  openedAt: T0 - 9000,
  requester: requester('Bea Martin'),
});
const late = aTicket({ id: id(2), impact: 'blocked', openedAt: T0 - 1000, requester: requester('Élise Noël') });
const early = aTicket({ id: id(3), impact: 'blocked', openedAt: T0 - 5000, requester: requester('Zoé Blanc') });
const tickets = [question, late, early];

test.each([
  ['priority', [early, late, question]],
  ['oldest', [question, early, late]],
  ['newest', [late, early, question]],
  ['requester', [question, late, early]],
] as const)('the queue by %s', (order, expected) => {
  expect(sortedQueue(tickets, order)).toEqual(expected);
});

test('by due time, what is promised next counts; what stands still or was promised nothing comes last', () => {
  const deadline = (dueAt: number | null, metAt: number | null = null) => ({ warnAt: null, dueAt, metAt });
  const promised = (number: number, respond: ReturnType<typeof deadline>, resolve: ReturnType<typeof deadline>) =>
    aTicket({ id: id(number), priority: 4, targets: { respond, resolve } });
  const answered = promised(4, deadline(T0, T0 - 1), deadline(T0 + 9000));
  const unanswered = promised(5, deadline(T0 + 3000), deadline(T0 + 8000));
  const waiting = promised(6, deadline(T0, T0 - 1), deadline(null));
  const free = aTicket({ id: id(7), priority: 1 });
  expect(sortedQueue([waiting, answered, free, unanswered], 'due')).toEqual([unanswered, answered, free, waiting]);
});
