import type { Server as HttpServer } from 'node:http';
import type { Socket } from 'socket.io';
import { Server } from 'socket.io';
import { z } from 'zod';
import type { Id } from '../../app/kernel/scalars.ts';
import type { BrokerEvent } from '../../app/wire/broker-events.ts';
import { encode, PROTOCOL } from '../../app/wire/envelope.ts';
import type { Answer, RequestFailure } from '../../app/wire/failures.ts';
import { REQUEST_LIMIT_BYTES } from '../../app/wire/requests.ts';
import type { Auth } from '../accounts/auth.ts';
import type { Connection, Context } from '../context.ts';
import type { Origins } from '../http/origins.ts';
import { announceWorkstation } from '../steps/announce.ts';
import type { Login } from '../store/people.ts';
import { createAllowance } from './allowance.ts';
import type { Outcome } from './dispatch.ts';
import { dispatch } from './dispatch.ts';
import type { Room } from './rooms.ts';
import { roomOfLogin, roomOfPerson } from './rooms.ts';

/** Where clients are connected to this broker. */
export interface Gateway {
  /** To this broker's own connections. */
  deliver(rooms: readonly Room[], event: BrokerEvent): void;
  /** Tells the connections of an ended sign-in, then closes them. */
  endLogin(loginId: Id): void;
  connections(): number;
  /** Closes every connection and waits for what they had asked. */
  close(): Promise<void>;
}

export interface GatewayOptions {
  readonly auth: Auth;
  readonly origins: Origins;
  /** The context exists only once the gateway does: events flow through it. */
  readonly context: () => Context;
  readonly measure: (outcome: Outcome, milliseconds: number) => void;
  readonly allowance: { readonly burst: number; readonly perSecond: number };
}

interface ServerEvents {
  event: (event: BrokerEvent) => void;
}
interface ClientEvents {
  request: (raw: unknown, acknowledge: unknown) => void;
}
interface SocketData {
  login: Login;
}
type Line = Socket<ClientEvents, ServerEvents, Record<string, never>, SocketData>;
type Lines = Server<ClientEvents, ServerEvents, Record<string, never>, SocketData>;

export function openGateway(http: HttpServer, options: GatewayOptions): Gateway {
  const lines: Lines = new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: REQUEST_LIMIT_BYTES * 8,
    connectTimeout: 10_000,
    allowRequest: (request, decide) => decide(null, options.origins.allows(request.headers.origin)),
  });
  const busy = new Set<Promise<void>>();
  const during = (work: Promise<void>): void => {
    busy.add(work);
    void work.finally(() => busy.delete(work));
  };
  lines.use((line, next) => void admit(options, line).then(next, next));
  lines.on('connection', (line) => serve(options, line, during));
  return {
    deliver: (rooms, event) => void lines.to([...rooms]).emit('event', encode(event)),
    endLogin: (loginId) => {
      lines.to(roomOfLogin(loginId)).emit('event', encode({ type: 'signed-out' }));
      lines.in(roomOfLogin(loginId)).disconnectSockets(true);
    },
    connections: () => lines.of('/').sockets.size,
    close: async () => {
      lines.disconnectSockets(true);
      while (busy.size > 0) await Promise.allSettled(busy);
    },
  };
}

const Handshake = z.object({ token: z.string().min(1).max(400), v: z.number() });

/** Refuses with a failure in `data`, which Socket.IO hands to the client's `connect_error`. */
async function admit({ auth, context }: GatewayOptions, line: Line): Promise<undefined> {
  const shown = Handshake.safeParse(line.handshake.auth);
  if (!shown.success) throw refusal({ type: 'not-signed-in' });
  if (shown.data.v !== PROTOCOL) throw refusal({ type: 'unknown-version', version: shown.data.v });
  const login = await auth.loginOf(shown.data.token).catch((error) => {
    const incident = context().random.hex(4);
    context().log.error({ err: error, incident }, 'a connection broke');
    throw refusal({ type: 'broken', incident });
  });
  if (login === undefined) throw refusal({ type: 'not-signed-in' });
  line.data.login = login;
}

const refusal = (failure: RequestFailure): Error => Object.assign(new Error(failure.type), { data: failure });

function serve(options: GatewayOptions, line: Line, during: (work: Promise<void>) => void): void {
  const context = options.context();
  const { login } = line.data;
  const connection = connectionOf(line, context.random.hex(16));
  const allowance = createAllowance(options.allowance);
  void line.join([
    roomOfPerson(login.person.id),
    roomOfLogin(login.id),
    ...(login.person.role === 'technician' ? ['technicians'] : []),
  ]);
  line.on('request', (raw, acknowledge) => {
    const reply = typeof acknowledge === 'function' ? acknowledge : undefined;
    const retryAfterMs = allowance.spend(context.clock.now());
    if (reply === undefined)
      return context.log.warn({ connection: line.id }, 'a request without acknowledgement was ignored');
    if (retryAfterMs > 0)
      return reply({ ok: false, failure: { type: 'too-many', retryAfterMs } } satisfies Answer<never>);
    during(
      answer(options, connection, raw).then((given) => {
        reply(given);
        if (!given.ok && given.failure.type === 'not-signed-in') line.disconnect(true);
      }),
    );
  });
  line.onAny((name, ...rest) => {
    if (name === 'request') return;
    const reply = rest.at(-1);
    if (typeof reply === 'function')
      reply({ ok: false, failure: { type: 'unknown-message', name: String(name).slice(0, 60) } });
    context.log.warn({ connection: line.id }, 'a message of an unknown name was refused');
  });
  line.on('disconnect', () => during(leave(context, connection)));
  const { person } = login;
  line.emit('event', encode({ type: 'welcome', nonce: connection.nonce, person, serverTime: context.clock.now() }));
}

function connectionOf(line: Line, nonce: string): Connection {
  let workstation: Connection['workstation'] = null;
  return {
    id: line.id,
    loginId: line.data.login.id,
    nonce,
    get workstation() {
      return workstation;
    },
    attach: (proven) => {
      workstation = proven;
    },
    join: (room) => void line.join(room),
  };
}

async function answer(
  { context, measure }: GatewayOptions,
  connection: Connection,
  raw: unknown,
): Promise<Answer<unknown>> {
  const began = performance.now();
  const outcome = await dispatch(context(), connection, raw);
  measure(outcome, performance.now() - began);
  return outcome.answer;
}

async function leave(context: Context, { id, workstation }: Connection): Promise<void> {
  if (workstation === null) return;
  try {
    if (!(await context.presence.detach(workstation.id, id))) return;
    context.log.info({ workstation: workstation.id }, 'workstation-detached');
    await announceWorkstation(context, workstation.id);
  } catch (error) {
    context.log.warn({ err: error, workstation: workstation.id }, 'a workstation that left could not be noted');
  }
}
