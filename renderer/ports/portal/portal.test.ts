import { expect, test, vi } from 'vitest';
import type { Result } from '../../../app/kernel/result.ts';
import { fail, ok } from '../../../app/kernel/result.ts';
import { aPerson, aTicket, id, T0 } from '../../../app/testing/builders.ts';
import type { Ticket } from '../../../app/ticket/ticket.ts';
import type { BrokerEvent } from '../../../app/wire/broker-events.ts';
import type { RequestInput, RequestOutput, RequestType } from '../../../app/wire/requests.ts';
import type { BrokerLink, LinkFailure, LinkStatus } from '../broker/link.ts';
import { keptRequestsIn } from './kept-requests.ts';
import { openPortal } from './portal.ts';

const me = aPerson().id;
const ines = { id: id(20), name: 'Inès', role: 'technician' as const };

const memory = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
};

/** A line to a broker that has these tickets, and that can be away. */
function aLine(tickets: Ticket[] = []) {
  const events = new Set<(event: BrokerEvent) => void>();
  const statuses = new Set<(status: LinkStatus) => void>();
  let status: LinkStatus = 'away';
  const opened: RequestInput<'ticket.open'>[] = [];
  const answers: { [T in RequestType]?: (input: RequestInput<T>) => RequestOutput<T> } = {
    'ticket.mine': () => tickets,
    'ticket.open': (input) => {
      const known = opened.findIndex(({ requestId }) => requestId === input.requestId);
      if (known < 0) opened.push(input);
      return aTicket({ id: id(100 + (known < 0 ? opened.length - 1 : known)), words: input.words, channel: 'portal' });
    },
    'talk.show': () => ({
      messages: [{ number: 1, author: ines, words: 'Bonjour', files: [], at: T0 }],
      marks: [],
    }),
    'talk.read': () => ({}),
  };
  const link: Pick<BrokerLink, 'request' | 'onEvent' | 'onStatus'> = {
    request: async <T extends RequestType>(
      type: T,
      input: RequestInput<T>,
    ): Promise<Result<RequestOutput<T>, LinkFailure>> => {
      await Promise.resolve();
      const answer = answers[type];
      return status !== 'online' || answer === undefined ? fail({ type: 'unreachable' }) : ok(answer(input));
    },
    onEvent: (listener) => {
      events.add(listener);
      return () => events.delete(listener);
    },
    onStatus: (listener) => {
      statuses.add(listener);
      listener(status);
      return () => statuses.delete(listener);
    },
  };
  const become = (next: LinkStatus): void => {
    status = next;
    for (const listener of statuses) listener(next);
  };
  const say = (event: BrokerEvent): void => {
    for (const listener of events) listener(event);
  };
  return { link, become, say, opened };
}

function aPortal(line: ReturnType<typeof aLine>, storage = memory()) {
  let drawn = 500;
  const newId = () => {
    drawn += 1;
    return id(drawn);
  };
  const kept = keptRequestsIn(storage, me);
  return openPortal({ link: line.link, me, kept, brokerUrl: 'https://broker.example', clock: () => T0, newId });
}

const asks = (words: string) => ({ words, impact: 'blocked' as const });

test('[O1] what is asked while the broker is away is kept, outlives the page, and is sent once', async () => {
  const storage = memory();
  const away = aPortal(aLine(), storage);
  await away.desk.askForHelp(asks('Le badge'));
  expect(away.getState().waiting.map(({ words }) => words)).toEqual(['Le badge']);
  away.close();
  const line = aLine();
  const portal = aPortal(line, storage);
  expect(portal.getState().waiting).toHaveLength(1);
  line.become('online');
  await vi.waitFor(() => expect(portal.getState().waiting).toEqual([]));
  expect(portal.getState().tickets.map(({ words }) => words)).toEqual(['Le badge']);
  expect(line.opened).toHaveLength(1);
  portal.close();
});

test('[O1] what is taken back before it was sent never leaves; what a colleague left in this browser stays theirs', async () => {
  const storage = memory();
  keptRequestsIn(storage, id(99)).write([{ requestId: id(1), askedAt: T0, ...asks('Pas à moi') }]);
  const line = aLine();
  const portal = aPortal(line, storage);
  await portal.desk.askForHelp(asks('Le badge'));
  await portal.desk.dropWaiting(portal.getState().waiting[0]?.requestId ?? '');
  await portal.desk.askForHelp(asks('La porte'));
  line.become('online');
  await vi.waitFor(() => expect(line.opened.map(({ words }) => words)).toEqual(['La porte']));
  expect(keptRequestsIn(storage, id(99)).read()).toHaveLength(1);
  portal.close();
});

test('[O1] what another tab has sent waits in this one no longer', async () => {
  const storage = memory();
  const line = aLine();
  const portal = aPortal(line, storage);
  await portal.desk.askForHelp(asks('Le badge'));
  keptRequestsIn(storage, me).write([]);
  line.become('online');
  await vi.waitFor(() => expect(portal.getState().waiting).toEqual([]));
  expect(line.opened).toEqual([]);
  portal.close();
});

test('[O1] a request that cannot be kept is not said to be', async () => {
  const full = {
    ...memory(),
    setItem: () => {
      throw new Error('full');
    },
  };
  const portal = aPortal(aLine(), full);
  await expect((async () => await portal.desk.askForHelp(asks('Le badge')))()).rejects.toThrow('full');
  expect(portal.getState().waiting).toEqual([]);
  portal.close();
});

test.each(['{', '"x"', '[{"words":1}]'])('[O1] what can not be read is no request: %s', (stored) => {
  const storage = memory();
  storage.setItem(`accord.help.${me}`, stored);
  expect(keptRequestsIn(storage, me).read()).toEqual([]);
});

test('[O1] one’s own tickets are there, newest first, and follow what the broker tells; nobody else’s', async () => {
  const older = aTicket({ id: id(10), openedAt: T0 });
  const line = aLine([older, aTicket({ id: id(11), openedAt: T0 + 1 })]);
  const portal = aPortal(line);
  line.become('online');
  await vi.waitFor(() => expect(portal.getState().tickets.map((one) => one.id)).toEqual([id(11), id(10)]));
  line.say({ type: 'ticket-changed', ticket: aTicket({ id: id(12), requester: { id: id(77), name: 'Une autre' } }) });
  line.say({ type: 'ticket-changed', ticket: { ...older, ahead: 0, changedAt: older.changedAt } });
  line.say({ type: 'ticket-changed', ticket: { ...older, ahead: 5, changedAt: older.changedAt - 1 } });
  expect(portal.getState().tickets.map((one) => [one.id, one.ahead])).toEqual([
    [id(11), null],
    [id(10), 0],
  ]);
  portal.close();
});

test('[M4] what others wrote is unread until it was read, also what they wrote while nobody listened', async () => {
  const line = aLine([aTicket()]);
  const portal = aPortal(line);
  line.become('online');
  await vi.waitFor(() => expect(portal.getState().unread).toEqual([aTicket().id]));
  await portal.desk.talk.ask('talk.read', { ticketId: aTicket().id, upTo: 1 });
  expect(portal.getState().unread).toEqual([]);
  const grew = {
    type: 'talk-grew',
    ticketId: aTicket().id,
    reference: aTicket().reference,
    number: 2,
    assigneeId: null,
  } as const;
  line.say({ ...grew, from: { id: me, name: 'Paul Lenoir', role: 'employee' } });
  expect(portal.getState().unread).toEqual([]);
  line.say({ ...grew, from: ines });
  expect(portal.getState().unread).toEqual([aTicket().id]);
  expect(portal.desk.talk.notes).toBeNull();
  portal.close();
});
