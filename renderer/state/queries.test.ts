import { expect, test } from 'vitest';
import { aTicket, id, T0 } from '../../app/testing/builders.ts';
import type { BrokerLink } from '../ports/broker/link.ts';
import { asked, brokerCache, refresh, withTicket } from './queries.ts';
import { failureOf, RefusedError } from './refused-error.ts';

const older = aTicket({ id: id(11), openedAt: T0 - 9000 });
const newer = aTicket({ id: id(12), openedAt: T0 - 1000 });

test('a ticket that changed takes the place of what was known, oldest first', () => {
  const changed = aTicket({ id: id(11), openedAt: T0 - 9000, state: 'new', assignee: null });
  expect(withTicket([older, newer], changed)).toEqual([changed, newer]);
  expect(withTicket([newer], older)).toEqual([older, newer]);
});

test.each(['resolved', 'cancelled'] as const)('a ticket that is %s leaves the queue', (state) => {
  expect(withTicket([older, newer], aTicket({ id: id(11), state }))).toEqual([newer]);
});

test('a changed ticket is in the queue at once, and its file is read again', async () => {
  const cache = brokerCache();
  cache.setQueryData(['queue'], [older]);
  cache.setQueryData(['file', id(12)], {});
  cache.setQueryData(['file', id(11)], {});
  await refresh(cache, { type: 'ticket-changed', ticket: newer });
  expect(cache.getQueryData(['queue'])).toEqual([older, newer]);
  expect(cache.getQueryState(['file', id(12)])?.isInvalidated).toBe(true);
  expect(cache.getQueryState(['file', id(11)])?.isInvalidated).toBe(false);
});

test('[K4] a ticket whose timeline grew is read again, and no other', async () => {
  const cache = brokerCache();
  cache.setQueryData(['file', id(12)], {});
  cache.setQueryData(['file', id(11)], {});
  await refresh(cache, { type: 'timeline-grew', ticketId: id(12) });
  expect(cache.getQueryState(['file', id(12)])?.isInvalidated).toBe(true);
  expect(cache.getQueryState(['file', id(11)])?.isInvalidated).toBe(false);
});

test('a refusal keeps its name on its way through the cache', async () => {
  const link: Pick<BrokerLink, 'request'> = {
    request: () => Promise.resolve({ ok: false, failure: { type: 'not-allowed' } }),
  };
  const refused = await asked(link, 'ticket.queue', {}).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(RefusedError);
  expect(failureOf(refused instanceof Error ? refused : null)).toEqual({ type: 'not-allowed' });
});

test('what is no named refusal is a fault, and is thrown on', () => {
  expect(() => failureOf(new TypeError('ours'))).toThrow('ours');
});
