import { expect, test } from 'vitest';
import { aTechnician, aTicket, id, T0 } from '../../app/testing/builders.ts';
import type { BrokerLink } from '../ports/broker/link.ts';
import { asked, brokerCache, refresh, withTicket } from './queries.ts';
import { failureOf, RefusedError } from './refused-error.ts';

const older = aTicket({ id: id(11), openedAt: T0 - 9000 });
const newer = aTicket({ id: id(12), openedAt: T0 - 1000 });

const all = { of: 'all' } as const;

test('a ticket that changed takes the place of what was known, the most pressing first, then the oldest', () => {
  const changed = aTicket({ id: id(11), openedAt: T0 - 9000, state: 'new', assignee: null });
  expect(withTicket([older, newer], changed, all)).toEqual([changed, newer]);
  expect(withTicket([newer], older, all)).toEqual([older, newer]);
  const pressing = aTicket({ id: id(13), openedAt: T0, priority: 1 });
  expect(withTicket([older, newer], pressing, all)).toEqual([pressing, older, newer]);
});

test('a ticket that was handed on leaves the queue it was in and joins its new one; what is watched stays', () => {
  const escalated = aTicket({ id: id(11), level: 2, team: { id: id(90), name: 'Réseau' } });
  expect(withTicket([older, newer], escalated, { of: 'level', level: 1, teamId: null })).toEqual([newer]);
  expect(withTicket([], escalated, { of: 'level', level: 2, teamId: null })).toEqual([escalated]);
  expect(withTicket([], escalated, { of: 'level', level: 2, teamId: id(91) })).toEqual([]);
  expect(withTicket([], escalated, { of: 'team', teamId: id(90) })).toEqual([escalated]);
  expect(withTicket([older], escalated, { of: 'watched' })).toEqual([escalated]);
  expect(withTicket([newer], escalated, { of: 'watched' })).toEqual([newer]);
  expect(withTicket([], escalated, { of: 'person', personId: aTechnician().id })).toEqual([escalated]);
});

test.each(['resolved', 'cancelled'] as const)('a ticket that is %s leaves the queue', (state) => {
  expect(withTicket([older, newer], aTicket({ id: id(11), state }), all)).toEqual([newer]);
});

test('a changed ticket is in the queue at once, and its file is read again', async () => {
  const cache = brokerCache();
  cache.setQueryData(['queue', all], [older]);
  cache.setQueryData(['file', id(12)], {});
  cache.setQueryData(['file', id(11)], {});
  await refresh(cache, { type: 'ticket-changed', ticket: newer });
  expect(cache.getQueryData(['queue', all])).toEqual([older, newer]);
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
