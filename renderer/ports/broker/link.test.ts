import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, expect, test } from 'vitest';
import { aPerson, aTicket, id, T0 } from '../../../app/testing/builders.ts';
import type { BrokerEvent } from '../../../app/wire/broker-events.ts';
import { encode } from '../../../app/wire/envelope.ts';
import type { BrokerLink, LinkStatus } from './link.ts';
import { connectBroker } from './link.ts';

const welcome: BrokerEvent = {
  type: 'welcome',
  nonce: '0'.repeat(32),
  serverTime: T0,
  person: aPerson({ id: id(20), name: 'Inès', role: 'technician', level: 2, team: 'Support Paris' }),
};

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** Tokens that stand for what a broker refuses, and the name it gives. */
const WRONG = new Map([
  ['wrong', 'not-signed-in'],
  ['old', 'unknown-version'],
]);

/** A real Socket.IO server that welcomes the right token and answers every request with `reply`. */
async function aBroker(reply: (message: unknown) => unknown = () => undefined) {
  const http = createServer();
  const lines = new Server(http, { transports: ['websocket'] });
  lines.use((line, next) =>
    next(WRONG.has(line.handshake.auth.token) ? new Error(WRONG.get(line.handshake.auth.token)) : undefined),
  );
  lines.on('connection', (line) => {
    line.on('request', (message: unknown, acknowledge: (answer: unknown) => void) => acknowledge(reply(message)));
    line.emit('event', encode(welcome));
  });
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  ends.push(() => lines.close());
  // A listening TCP server has an address of this shape.
  const { port } = http.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, lines };
}

function linkTo(url: string, token: string) {
  const link: BrokerLink = connectBroker(url, token);
  ends.push(() => link.close());
  const seen: LinkStatus[] = [];
  link.onStatus((status) => seen.push(status));
  const reaches = (wanted: LinkStatus, times = 1): Promise<void> =>
    new Promise((resolve) => {
      link.onStatus(() => {
        if (seen.filter((status) => status === wanted).length >= times) resolve();
      });
    });
  return { link, seen, reaches };
}

test('a line is online once the broker has said welcome', async () => {
  const { url } = await aBroker();
  const { seen, reaches } = linkTo(url, 'right');
  await reaches('online');
  expect(seen).toEqual(['connecting', 'online']);
});

test('[W4] a token that the broker refuses is final', async () => {
  const { url } = await aBroker();
  const { seen, reaches } = linkTo(url, 'wrong');
  await reaches('refused');
  expect(seen).toEqual(['connecting', 'refused']);
});

test('[W1] a broker of another version is named as such, and not asked again', async () => {
  const { url } = await aBroker();
  const { seen, reaches } = linkTo(url, 'old');
  await reaches('outdated');
  expect(seen).toEqual(['connecting', 'outdated']);
});

test('a line that the broker closed comes back by itself', async () => {
  const { url, lines } = await aBroker();
  const { seen, reaches } = linkTo(url, 'right');
  await reaches('online');
  lines.disconnectSockets(true);
  await reaches('online', 2);
  expect(seen).toEqual(['connecting', 'online', 'away', 'online']);
});

test('an answer is parsed against its own contract', async () => {
  const { url } = await aBroker(() => ({ ok: true, value: [aTicket()] }));
  const { link, reaches } = linkTo(url, 'right');
  await reaches('online');
  expect(await link.request('ticket.queue', {})).toEqual({ ok: true, value: [aTicket()] });
  expect(await link.request('ticket.show', { ticketId: id(10) })).toEqual({
    ok: false,
    failure: { type: 'malformed', where: 'ticket.show' },
  });
});

test('[W1] an event that this version cannot read is reported and changes nothing', async () => {
  const { url, lines } = await aBroker();
  const { link, seen, reaches } = linkTo(url, 'right');
  await reaches('online');
  const heard: string[] = [];
  link.onEvent(({ type }) => heard.push(type));
  const reported: string[] = [];
  const report = globalThis.reportError;
  globalThis.reportError = (error: unknown) => reported.push(String(error));
  ends.push(() => {
    globalThis.reportError = report;
  });
  const next = new Promise<void>((resolve) => void link.onEvent(() => resolve()));
  lines.emit('event', { v: 1, type: 'unheard-of' });
  lines.emit('event', { v: 2, type: 'signed-out' });
  lines.emit('event', encode({ type: 'signed-out' }));
  await next;
  expect(heard).toEqual(['signed-out']);
  expect(reported).toHaveLength(2);
  expect(seen.at(-1)).toBe('online');
});

test('without a line a request fails at once, by name', async () => {
  const { link } = linkTo('http://127.0.0.1:9', 'right');
  expect(await link.request('person.me', {})).toEqual({ ok: false, failure: { type: 'unreachable' } });
});
