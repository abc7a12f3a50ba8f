import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keyPairFrom, verify } from '../../../app/kernel/signing.ts';
import type { Person } from '../../../app/level/person.ts';
import { aPerson } from '../../../app/testing/builders.ts';
import { encode } from '../../../app/wire/envelope.ts';
import { aTicket } from '../../../tests/support/workstation/a-workstation.ts';
import { memoryKeep, silentLog } from '../../../tests/support/workstation/memory-keep.ts';
import { systemClock } from '../clock.ts';
import { noSettings, openSettings } from '../settings.ts';
import { secretBox } from '../store/secret-box.ts';
import { connectAccount } from './connection.ts';
import { createSigningIn } from './signing-in.ts';

const nonce = 'ab'.repeat(16);
const camille = aPerson({ id: aTicket().requester.id, name: 'Camille Moreau', email: 'camille@demo.example' });
const karim: Person = { ...camille, role: 'technician', level: 2, team: 'Support' };

interface Asked {
  readonly type: string;
  readonly input: { readonly claim?: unknown; readonly signature?: string };
}

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A broker of the real transport: it signs in one password, welcomes one person, and answers as it is told. */
async function aBroker(person: Person, token = 'good-token') {
  const http = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      paths.push(`${request.url} ${request.headers.authorization ?? ''}`.trim());
      const isRight = body.includes('right') || request.url === '/api/auth/sign-out';
      response.writeHead(isRight ? 200 : 401, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isRight ? { token, user: person } : { type: 'wrong-credentials' }));
    });
  });
  const paths: string[] = [];
  const asked: Asked[] = [];
  const state: { answer: (asked: Asked) => unknown; stumbles?: number } = {
    answer: () => ({ ok: true, value: workstation }),
  };
  const workstation = { id: aTicket().id, name: 'PC-042', publicKey: 'ab'.repeat(32) };
  const sockets = new Server(http);
  sockets.use((socket, next) => {
    state.stumbles = (state.stumbles ?? 0) - 1;
    if (state.stumbles >= 0) return next(Object.assign(new Error('broken'), { data: { type: 'broken' } }));
    if (socket.handshake.auth.token === token) return next();
    return next(Object.assign(new Error('not-signed-in'), { data: { type: 'not-signed-in' } }));
  });
  sockets.on('connection', (socket) => {
    socket.on('request', (request: Asked, answer: (value: unknown) => void) => {
      asked.push(request);
      const value = state.answer(request);
      if (value !== 'silence') answer(value);
    });
    socket.emit('event', encode({ type: 'welcome', nonce, person, serverTime: Date.now() + 90_000 }));
  });
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  ends.push(() => new Promise((resolve) => void sockets.close(resolve)));
  // A server that listens on a port has an address of this kind.
  const { port } = http.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, sockets, asked, paths, state };
}

function anAccount(brokerUrl: string) {
  const key = keyPairFrom(new Uint8Array(32).fill(3));
  const settings = openSettings({
    keep: memoryKeep(noSettings),
    box: secretBox(null),
    presetBrokerUrl: brokerUrl,
    locale: 'fr',
  });
  const heard: string[] = [];
  const connection = connectAccount({
    settings,
    key,
    workstationName: 'PC-042',
    clock: systemClock,
    log: silentLog,
    listener: {
      event: (event) => void heard.push(event.type),
      attached: (person) => void heard.push(`attached ${person.name}`),
      signedOut: (byHand) => void heard.push(byHand ? 'signed-out by hand' : 'signed-out'),
      changed: () => undefined,
    },
  });
  ends.push(connection.close);
  const nobody = { signIn: () => Promise.reject(new Error('no company here')), giveUp: () => undefined };
  return { connection, settings, heard, key, signIn: createSigningIn(connection, nobody).withPassword };
}

const right = (brokerUrl: string) => ({ brokerUrl, email: camille.email, password: 'right' });

describe('signing in', () => {
  it('attaches the workstation with the nonce of this very connection', async () => {
    const broker = await aBroker(camille);
    const { connection, signIn, heard, key } = anAccount(broker.url);
    expect(await signIn(right(broker.url))).toEqual({ ok: true, next: null });
    await vi.waitFor(() => expect(heard).toContain('attached Camille Moreau'));
    const { claim, signature } = broker.asked[0]?.input ?? {};
    expect(claim).toEqual({ nonce, publicKey: key.publicKey, name: 'PC-042' });
    expect(verify('accord-attach-v1', claim, signature ?? '', key.publicKey)).toBe(true);
    expect(connection.status()).toBe('online');
    expect(connection.workstationId()).toBe(aTicket().id);
    expect(connection.ahead()).toBeGreaterThan(80_000);
  });

  it('names what went wrong', async () => {
    const broker = await aBroker(camille);
    const { signIn } = anAccount(broker.url);
    const wrong = { brokerUrl: broker.url, email: camille.email, password: 'nope' };
    expect(await signIn(wrong)).toEqual({ ok: false, failure: { type: 'wrong-credentials' } });
    const nowhere = { ...wrong, brokerUrl: 'http://127.0.0.1:9' };
    expect(await signIn(nowhere)).toEqual({ ok: false, failure: { type: 'broker-unreachable' } });
  });

  it.each(['http://support.example', 'http://127.0.0.1.example', 'ftp://127.0.0.1', 'http://10.0.0.4:4700'])(
    'tells no password where it could be read on the way: %s',
    async (brokerUrl) => {
      const { signIn } = anAccount('http://127.0.0.1:9');
      expect(await signIn(right(brokerUrl))).toEqual({ ok: false, failure: { type: 'not-secure' } });
    },
  );

  it('leaves the connection of a technician to their console', async () => {
    const broker = await aBroker(karim);
    const { connection, signIn, settings, heard } = anAccount(broker.url);
    await signIn(right(broker.url));
    expect(settings.account()?.token).toBe('good-token');
    expect(connection.status()).toBe('online');
    await vi.waitFor(() => expect(broker.sockets.sockets.sockets.size).toBe(0));
    expect(broker.asked).toEqual([]);
    expect(heard).toEqual([]);
  });

  it('is forgotten, here and there, when signing out', async () => {
    const broker = await aBroker(camille);
    const { connection, signIn, settings, heard } = anAccount(broker.url);
    await signIn(right(broker.url));
    await connection.signOut();
    expect(settings.account()).toBeNull();
    expect(heard).toContain('signed-out by hand');
    expect(broker.paths.at(-1)).toBe('/api/auth/sign-out Bearer good-token');
    expect(connection.ended()).toBe(false);
  });

  it('ends when the broker does not know the token any more', async () => {
    const broker = await aBroker(camille);
    const { connection, settings, heard } = anAccount(broker.url);
    settings.setAccount({ person: camille, token: 'stale' });
    connection.resume();
    await vi.waitFor(() => expect(heard).toEqual(['signed-out']));
    expect(connection.person()).toBeNull();
    expect(connection.ended()).toBe(true);
  });
});

describe('the link to the broker', () => {
  async function online() {
    const broker = await aBroker(camille);
    const account = anAccount(broker.url);
    account.settings.setAccount({ person: camille, token: 'good-token' });
    account.connection.resume();
    await vi.waitFor(() => expect(account.connection.status()).toBe('online'));
    return { broker, ...account };
  }

  it('hands on events, and passes over what the contract does not name [W1]', async () => {
    const { broker, heard } = await online();
    broker.sockets.emit('event', { v: 1, type: 'format-disk' });
    broker.sockets.emit('event', { v: 2, type: 'ticket-changed', ticket: aTicket() });
    broker.sockets.emit('event', { v: 1, type: 'ticket-changed', ticket: { id: 'x' } });
    broker.sockets.emit('event', 'x');
    broker.sockets.emit('event', encode({ type: 'ticket-changed', ticket: aTicket() }));
    await vi.waitFor(() => expect(heard).toContain('ticket-changed'));
    expect(heard.filter((type) => type !== 'ticket-changed' && !type.startsWith('attached'))).toEqual([]);
    expect(heard.filter((type) => type === 'ticket-changed')).toHaveLength(1);
  });

  it('parses answers, and names those it can not read', async () => {
    const { broker, connection } = await online();
    broker.state.answer = () => ({ ok: true, value: [aTicket()] });
    expect(await connection.ask('ticket.mine', {})).toEqual({ ok: true, value: [aTicket()] });
    broker.state.answer = () => ({ ok: false, failure: { type: 'ticket-closed' } });
    expect(await connection.ask('ticket.mine', {})).toEqual({ ok: false, failure: { type: 'ticket-closed' } });
    broker.state.answer = () => ({ ok: true, value: [{ id: 'x' }] });
    expect(await connection.ask('ticket.mine', {})).toEqual({
      ok: false,
      failure: { type: 'malformed', where: 'answer' },
    });
  });

  it('[K2] opens no ticket before the broker knows this computer', async () => {
    const broker = await aBroker(camille);
    const { answer } = broker.state;
    broker.state.answer = (asked) => (asked.type === 'workstation.attach' ? 'silence' : answer(asked));
    const { connection, signIn } = anAccount(broker.url);
    await signIn(right(broker.url));
    const request = { requestId: aTicket().id, words: 'Outlook', impact: 'blocked', askedAt: 1 } as const;
    expect(await connection.ask('ticket.open', request)).toEqual({ ok: false, failure: { type: 'away' } });
    await vi.waitFor(() => expect(broker.asked.map(({ type }) => type)).toEqual(['workstation.attach']));
    expect(connection.status()).toBe('connecting');
  });

  it('is attached again after a moment when the broker could not do it', async () => {
    const broker = await aBroker(camille);
    const { answer } = broker.state;
    let stumbles = 1;
    broker.state.answer = (asked) => {
      stumbles -= 1;
      return stumbles < 0 ? answer(asked) : { ok: false, failure: { type: 'broken', incident: 'x' } };
    };
    const { connection, signIn, heard } = anAccount(broker.url);
    await signIn(right(broker.url));
    await vi.waitFor(() => expect(heard).toContain('attached Camille Moreau'), 5000);
    expect(connection.workstationId()).toBe(aTicket().id);
    expect(broker.asked).toHaveLength(2);
  });

  it('serves whoever sits at a computer that the broker refuses for good', async () => {
    const broker = await aBroker(camille);
    broker.state.answer = ({ type }) =>
      type === 'workstation.attach'
        ? { ok: false, failure: { type: 'signature-does-not-hold' } }
        : { ok: true, value: [aTicket()] };
    const { connection, signIn } = anAccount(broker.url);
    await signIn(right(broker.url));
    await vi.waitFor(() => expect(connection.status()).toBe('online'));
    expect(connection.workstationId()).toBeNull();
    expect(await connection.ask('ticket.mine', {})).toEqual({ ok: true, value: [aTicket()] });
  });

  it('is away when the broker is, and attaches again when it is back', async () => {
    const { broker, connection, heard } = await online();
    broker.sockets.disconnectSockets(true);
    await vi.waitFor(() => expect(connection.status()).toBe('away'));
    expect(await connection.ask('ticket.mine', {})).toEqual({ ok: false, failure: { type: 'away' } });
    await vi.waitFor(() => expect(connection.status()).toBe('online'), 5000);
    expect(heard.filter((type) => type.startsWith('attached'))).toHaveLength(2);
  });

  it('comes back after a handshake that the broker could not judge', async () => {
    const { broker, connection } = await online();
    broker.state.stumbles = 1;
    broker.sockets.disconnectSockets(true);
    await vi.waitFor(() => expect(broker.state.stumbles).toBe(0), 5000);
    expect(connection.status()).toBe('away');
    await vi.waitFor(() => expect(connection.status()).toBe('online'), 10_000);
  });

  it('ends when the account is signed out elsewhere', async () => {
    const { broker, connection, heard, signIn } = await online();
    broker.sockets.emit('event', encode({ type: 'signed-out' }));
    await vi.waitFor(() => expect(heard).toContain('signed-out'));
    expect(connection.person()).toBeNull();
    expect(connection.ended()).toBe(true);
    await signIn(right(broker.url));
    expect(connection.ended()).toBe(false);
  });
});
